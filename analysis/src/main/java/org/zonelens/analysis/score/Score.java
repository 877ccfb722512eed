package org.zonelens.analysis.score;

/**
 * How right one prediction is, taking the best over the right answers for each figure by itself.
 *
 * @param exact whether it matches a right answer exactly, after normalisation
 * @param f1 from 0 to 1
 */
public record Score(boolean exact, double f1) {
  static final Score WRONG = new Score(false, 0);
  static final Score RIGHT = new Score(true, 1);

  public Score {
    if (!(f1 >= 0 && f1 <= 1)) {
      throw new IllegalArgumentException("an F1 of " + f1 + " is not between 0 and 1");
    }
  }
}
