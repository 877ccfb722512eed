package org.zonelens.analysis.score;

/**
 * The harmonic mean of precision and recall, in the order of operations of the official scripts.
 */
final class F1 {
  private F1() {}

  /**
   * @param same units in common
   * @param predicted units in the prediction
   * @param wanted units in the right answer
   */
  static double of(int same, int predicted, int wanted) {
    if (same == 0) {
      return 0;
    }
    double precision = (double) same / predicted;
    double recall = (double) same / wanted;
    return 2 * precision * recall / (precision + recall);
  }
}
