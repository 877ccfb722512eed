package org.zonelens.analysis.data;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the language of passages from their letters, and from frequent short words where several
 * languages share the letters. Looks at the first hundred thousand characters.
 *
 * <ul>
 *   <li>Chinese: at least one letter in five is a Han character, and at most one in twenty of the
 *       East Asian letters is kana or hangul (Japanese prose has a third or more of kana).
 *       Traditional if characters that only it has outnumber those that only simplified Chinese
 *       has.
 *   <li>Japanese and Korean: at least one letter in five is East Asian, and kana or hangul are the
 *       more frequent.
 *   <li>English: at least four letters in five are Latin, and English function words are at least
 *       as frequent as those of other languages written in Latin letters. With neither, English.
 *   <li>Other languages in Latin letters by their function words.
 *   <li>The rest by its script, but for what the letters or words show to be a neighbour, such as
 *       Persian or Ukrainian.
 * </ul>
 */
final class LanguageGuess {
  private static final int ENOUGH = 100_000;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private final Map<UnicodeScript, Long> scripts = new EnumMap<>(UnicodeScript.class);
  private final FunctionWords words = new FunctionWords();
  private final NeighbourLetters neighbours = new NeighbourLetters();
  private long seen;
  private long letters;

  void add(String passage) {
    if (seen >= ENOUGH) {
      return;
    }
    seen += passage.length();
    passage.codePoints().filter(Character::isLetter).forEach(this::addLetter);
    Matcher matcher = WORD.matcher(passage.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
  }

  private void addLetter(int codePoint) {
    letters++;
    scripts.merge(UnicodeScript.of(codePoint), 1L, Long::sum);
    neighbours.add(codePoint);
  }

  Language answer() {
    long han = count(UnicodeScript.HAN);
    long kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
    long hangul = count(UnicodeScript.HANGUL);
    if (letters > 0 && han * 5 >= letters && (kana + hangul) * 20 <= han + kana + hangul) {
      return neighbours.traditional() ? Language.TRADITIONAL_CHINESE : Language.CHINESE;
    }
    if (letters > 0 && (han + kana + hangul) * 5 >= letters) {
      return kana >= hangul ? Language.JAPANESE : Language.KOREAN;
    }
    if (count(UnicodeScript.LATIN) * 5 >= letters * 4) {
      return words.latin();
    }
    if (most(UnicodeScript.ARABIC)) {
      return neighbours.persian(letters) ? Language.OTHER : Language.ARABIC;
    }
    if (most(UnicodeScript.CYRILLIC)) {
      return neighbours.russian(letters) ? Language.RUSSIAN : Language.OTHER;
    }
    if (most(UnicodeScript.DEVANAGARI)) {
      return words.hindi() ? Language.HINDI : Language.OTHER;
    }
    if (most(UnicodeScript.GREEK)) {
      return Language.GREEK;
    }
    if (most(UnicodeScript.HEBREW)) {
      return Language.HEBREW;
    }
    return most(UnicodeScript.THAI) ? Language.THAI : Language.OTHER;
  }

  private long count(UnicodeScript script) {
    return scripts.getOrDefault(script, 0L);
  }

  private boolean most(UnicodeScript script) {
    return count(script) * 2 > letters;
  }
}
