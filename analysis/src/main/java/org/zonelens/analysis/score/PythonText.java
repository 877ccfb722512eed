package org.zonelens.analysis.score;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Python's idea of characters, by which the official scripts work. It differs from Java's: {@code
 * \w} has no combining marks but all kinds of numbers, and white space has U+001C to U+001F, U+0085
 * and no-break spaces.
 */
final class PythonText {
  /** Inside a character class: what {@code str.isspace()} and {@code \s} accept. */
  static final String SPACE =
      "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

  /**
   * What {@code \w} accepts. The letter U+10400 is one of {@code \p{L}} anyway; but only if such a
   * character is spelt out does Java look behind by whole characters and not by halves of pairs.
   */
  static final String WORD = "[\\p{L}\\p{N}_\uD801\uDC00]";

  /** {@code \b} before a word character. */
  static final String WORD_START = "(?<!" + WORD + ")";

  /** {@code \b} after a word character. */
  static final String WORD_END = "(?!" + WORD + ")";

  private static final Pattern SPACES = Pattern.compile("[" + SPACE + "]+");
  private static final Pattern ENDS = Pattern.compile("\\A[" + SPACE + "]+|[" + SPACE + "]+\\z");

  private PythonText() {}

  /** {@code text.split()}. */
  static List<String> split(String text) {
    return SPACES.splitAsStream(text).filter(part -> !part.isEmpty()).toList();
  }

  /** The code points of all words: what {@code list()} makes of each. */
  static List<Integer> characters(List<String> words) {
    return words.stream().flatMapToInt(String::codePoints).boxed().toList();
  }

  /** {@code text.strip()}. */
  static String strip(String text) {
    return ENDS.matcher(text).replaceAll("");
  }
}
