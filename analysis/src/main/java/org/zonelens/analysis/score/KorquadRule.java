package org.zonelens.analysis.score;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * KorQuAD 1.0's comparison ({@code evaluate-v1.0.py}; Lim, Kim and Lee, 2019): exact match of the
 * words without ASCII punctuation, where brackets and quotes part words; F1 of the bags of
 * characters, spaces aside, since Korean writes particles together with their nouns.
 *
 * <p>The script knows no unanswerable questions; here the empty text is their only right answer.
 */
final class KorquadRule implements AnswerRule {
  static final AnswerRule V1 = new KorquadRule();

  private static final Pattern BRACKET_OR_QUOTE = Pattern.compile("['\"《》<>〈〉()‘’]");

  private KorquadRule() {}

  @Override
  public Score score(List<String> answers, String prediction) {
    if (answers.isEmpty()) {
      return prediction.isEmpty() ? Score.RIGHT : Score.WRONG;
    }
    List<String> predicted = words(prediction);
    boolean exact = false;
    double f1 = 0;
    for (String answer : answers) {
      List<String> wanted = words(answer);
      exact |= wanted.equals(predicted);
      f1 = Math.max(f1, F1.ofBags(PythonText.characters(wanted), PythonText.characters(predicted)));
    }
    return new Score(exact, f1);
  }

  private static List<String> words(String answer) {
    String text = BRACKET_OR_QUOTE.matcher(answer).replaceAll(" ").toLowerCase(Locale.ROOT);
    return PythonText.split(SquadWords.withoutAsciiPunctuation(text));
  }
}
