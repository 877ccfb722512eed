package org.zonelens.analysis.score;

import java.util.List;

/**
 * JaQuAD's comparison (the authors' notebook {@code JaQuAD.ipynb}; So et al., 2022): F1 of the bags
 * of characters, nothing normalised but that white space is left out. Exact is what has an F1 of 1,
 * so that an answer with its characters in another order would count, too.
 *
 * <p>The notebook compares with the first answer only, and JaQuAD has but one for each question;
 * here the best of several counts. The empty text is right for a question without answers.
 */
final class JaquadRule implements AnswerRule {
  static final AnswerRule ONLY = new JaquadRule();

  private JaquadRule() {}

  @Override
  public Score score(List<String> answers, String prediction) {
    if (answers.isEmpty()) {
      return prediction.isEmpty() ? Score.RIGHT : Score.WRONG;
    }
    List<Integer> predicted = PythonText.characters(PythonText.split(prediction));
    double f1 = 0;
    for (String answer : answers) {
      f1 = Math.max(f1, f1(PythonText.characters(PythonText.split(answer)), predicted));
    }
    return new Score(f1 == 1, f1);
  }

  private static double f1(List<Integer> wanted, List<Integer> predicted) {
    if (wanted.isEmpty() && predicted.isEmpty()) {
      return 1;
    }
    return F1.ofBags(wanted, predicted);
  }
}
