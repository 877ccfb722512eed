package org.zonelens.analysis.score;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts text into words as NLTK's {@code NLTKWordTokenizer} does (version 3.10; Treebank rules by
 * Robert MacIntyre, extended by the NLTK authors), which CMRC 2018's script calls for what is not
 * Chinese.
 *
 * <p>Left out: {@code nltk.word_tokenize} first cuts sentences with a trained Punkt model. It
 * matters only where a full stop followed by a space ends a sentence inside an answer; then NLTK
 * cuts that full stop off its word and this class does not. Of the 9,657 answers of CMRC 2018's
 * development set, the few with a full stop and a space have it after an initial or an
 * abbreviation, where Punkt does not cut.
 */
final class TreebankWords {
  private static final String S = "[" + PythonText.SPACE + "]";

  private record Rule(Pattern pattern, String replacement) {
    // UNIX_LINES: as in Python, "$" stands only before a final \n, not before \r or U+2028.
    static Rule of(String regex, String replacement) {
      return new Rule(Pattern.compile(regex, Pattern.UNIX_LINES), replacement);
    }

    static Rule ofAnyCase(String regex, String replacement) {
      int flags = Pattern.UNIX_LINES | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
      return new Rule(Pattern.compile(regex, flags), replacement);
    }

    static Rule contraction(String first, String second) {
      String regex =
          PythonText.WORD_START + "(" + first + ")(" + second + ")" + PythonText.WORD_END;
      return ofAnyCase(regex, " $1 $2 ");
    }

    String apply(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private static final List<Rule> BEFORE_PADDING =
      List.of(
          // Opening quotes.
          Rule.of("([«“‘„]|`+)", " $1 "),
          Rule.of("^\"", "``"),
          Rule.of("``", " `` "),
          Rule.of("([ (\\[{<])(\"|'{2})", "$1 `` "),
          Rule.ofAnyCase(
              "(?<!"
                  + PythonText.WORD
                  + ")'(?!(?:re|ve|ll|m|t|s|d|n)"
                  + PythonText.WORD_END
                  + ")"
                  + "(?="
                  + PythonText.WORD
                  + ")",
              "' "),
          // Punctuation.
          Rule.of("([^.])(\\.)([\\])}>\"'»”’ ]*)" + S + "*$", "$1 $2 $3 "),
          Rule.of("([:,])([^\\p{Nd}])", " $1 $2"),
          Rule.of("([:,])$", " $1 "),
          Rule.of("\\.{2,}", " $0 "),
          Rule.of("[;@#$%&]", " $0 "),
          Rule.of("[\\u2012-\\u2015]", " $0 "),
          Rule.of("([^.])(\\.)([\\])}>\"']*)" + S + "*$", "$1 $2$3 "),
          Rule.of("[?!]", " $0 "),
          Rule.of("([^'])' ", "$1 ' "),
          Rule.of("[*]", " $0 "),
          Rule.of("[\\]\\[(){}<>]", " $0 "),
          Rule.of("--", " -- "));

  private static final List<Rule> AFTER_PADDING =
      List.of(
          // Closing quotes and clitics.
          Rule.of("([»”’])", " $1 "),
          Rule.of("''", " '' "),
          Rule.of("\"", " '' "),
          Rule.of(S + "+", " "),
          Rule.of("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
          Rule.of("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "),
          Rule.contraction("can", "not"),
          Rule.contraction("d", "'ye"),
          Rule.contraction("gim", "me"),
          Rule.contraction("gon", "na"),
          Rule.contraction("got", "ta"),
          Rule.contraction("lem", "me"),
          Rule.contraction("more", "'n"),
          Rule.ofAnyCase(PythonText.WORD_START + "(wan)(na)(?=" + S + ")", " $1 $2 "),
          Rule.ofAnyCase(" ('t)(is)" + PythonText.WORD_END, " $1 $2 "),
          Rule.ofAnyCase(" ('t)(was)" + PythonText.WORD_END, " $1 $2 "));

  private TreebankWords() {}

  /** The words and punctuation marks of one sentence. */
  static List<String> of(String sentence) {
    String text = sentence;
    for (Rule rule : BEFORE_PADDING) {
      text = rule.apply(text);
    }
    text = " " + text + " ";
    for (Rule rule : AFTER_PADDING) {
      text = rule.apply(text);
    }
    return PythonText.split(text);
  }
}
