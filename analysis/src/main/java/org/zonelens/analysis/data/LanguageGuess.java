package org.zonelens.analysis.data;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses the language of passages from their letters, and from frequent short words where the
 * letters are Latin. Looks at the first hundred thousand characters.
 *
 * <ul>
 *   <li>Chinese: at least one letter in five is a Han character, and at most one in twenty of the
 *       East Asian letters is kana or hangul (Japanese prose has a third or more of kana).
 *   <li>English: at least four letters in five are Latin, and English function words are at least
 *       as frequent as those of other languages written in Latin letters. With neither, English.
 *   <li>Any other otherwise.
 * </ul>
 */
final class LanguageGuess {
  private static final int ENOUGH = 100_000;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "was", "were", "is", "by", "with", "that", "from", "which",
          "has", "had", "it", "its", "this", "their", "who", "what", "when", "where");

  /** None of them is an English word. */
  private static final Set<String> OTHERS =
      Set.of(
          "der", "und", "von", "den", "das", "ist", "ein", "eine", "nicht", "mit", // German
          "het", "een", "van", "niet", "zijn", // Dutch
          "de", "la", "le", "les", "et", "des", "du", "une", "est", "dans", // French
          "el", "los", "las", "que", "por", "una", "del", "y", "se", // Spanish
          "os", "um", "uma", "da", "dos", "em", "não", // Portuguese
          "il", "di", "che", "della", "è", "nel", "gli", // Italian
          "och", "att", "som", "av", "på", "og", "til", "det", "jeg", // Scandinavian
          "w", "na", "nie", "jest", "ve", "bir", "bu", "yang", "dan", "dengan", "của", "và", "là");

  private long seen;
  private long letters;
  private long latin;
  private long han;
  private long kanaOrHangul;
  private long english;
  private long others;

  void add(String passage) {
    if (seen >= ENOUGH) {
      return;
    }
    seen += passage.length();
    passage.codePoints().filter(Character::isLetter).forEach(this::addLetter);
    Matcher words = WORD.matcher(passage.toLowerCase(Locale.ROOT));
    while (words.find()) {
      String word = words.group();
      english += ENGLISH.contains(word) ? 1 : 0;
      others += OTHERS.contains(word) ? 1 : 0;
    }
  }

  private void addLetter(int codePoint) {
    letters++;
    UnicodeScript script = UnicodeScript.of(codePoint);
    if (script == UnicodeScript.LATIN) {
      latin++;
    } else if (script == UnicodeScript.HAN) {
      han++;
    } else if (script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.HANGUL) {
      kanaOrHangul++;
    }
  }

  Language answer() {
    if (letters > 0 && han * 5 >= letters && kanaOrHangul * 20 <= han + kanaOrHangul) {
      return Language.CHINESE;
    }
    return latin * 5 >= letters * 4 && english >= others ? Language.ENGLISH : Language.OTHER;
  }
}
