package org.zonelens.analysis.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The harmonic mean of precision and recall, in the order of operations of the official scripts.
 */
final class F1 {
  private F1() {}

  /**
   * Of two bags: what is repeated counts as often as both have it.
   *
   * @param <T> words or characters
   */
  static <T> double ofBags(List<T> wanted, List<T> predicted) {
    Map<T, Integer> left = new HashMap<>();
    wanted.forEach(unit -> left.merge(unit, 1, Integer::sum));
    int same = 0;
    for (T unit : predicted) {
      int count = left.getOrDefault(unit, 0);
      if (count > 0) {
        same++;
        left.put(unit, count - 1);
      }
    }
    return of(same, predicted.size(), wanted.size());
  }

  /**
   * Of counts.
   *
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
