package org.zonelens.analysis.score;

import java.util.List;

/** Compares a prediction with the texts of the right answers. */
@FunctionalInterface
interface AnswerRule {

  /**
   * Scores one prediction.
   *
   * @param answers empty for an unanswerable question
   */
  Score score(List<String> answers, String prediction);
}
