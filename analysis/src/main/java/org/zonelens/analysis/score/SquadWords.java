package org.zonelens.analysis.score;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Answers as the words that SQuAD's rules compare. */
final class SquadWords {
  private static final Pattern ARTICLE =
      Pattern.compile(PythonText.WORD_START + "(?:an|a|the)" + PythonText.WORD_END);
  private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}");
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]");

  private SquadWords() {}

  /**
   * The official normalisation, in its order: lower case, without ASCII punctuation, without the
   * articles a, an and the, cut at white space.
   */
  static List<String> english(String answer) {
    String text = withoutAsciiPunctuation(answer.toLowerCase(Locale.ROOT));
    return PythonText.split(ARTICLE.matcher(text).replaceAll(" "));
  }

  /**
   * The same without a word about articles, and after MLQA (Lewis et al., 2020) without any
   * language's punctuation and with every character of a script that sets no spaces (Han, kana,
   * Thai, Lao, Khmer) as a word.
   */
  static List<String> ofAnyLanguage(String answer) {
    return PythonText.split(UNSPACED.matcher(lowerLetters(answer)).replaceAll(" $0 "));
  }

  /** MLQA's normalisation: no language's punctuation, and none of one language's articles. */
  static List<String> without(Pattern articles, String answer) {
    return PythonText.split(articles.matcher(lowerLetters(answer)).replaceAll(" "));
  }

  private static String lowerLetters(String answer) {
    String text = withoutAsciiPunctuation(answer.toLowerCase(Locale.ROOT));
    return PUNCTUATION.matcher(text).replaceAll("");
  }

  /** Without what Python calls {@code string.punctuation}; the words around it join. */
  static String withoutAsciiPunctuation(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean punctuation =
          c > ' '
              && c < 0x7f
              && !(c >= '0' && c <= '9')
              && !(c >= 'a' && c <= 'z')
              && !(c >= 'A' && c <= 'Z');
      if (!punctuation) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
