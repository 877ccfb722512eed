package org.zonelens.analysis.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ways to adjust p-values for having made many tests. */
public enum Adjustment {
  /**
   * Holm (1979): bounds the chance of even one false finding, whatever the tests' dependence on
   * each other.
   */
  HOLM {
    @Override
    public double[] adjust(double... pValues) {
      int tests = pValues.length;
      int[] ascending = ascending(pValues);
      double[] adjusted = new double[tests];
      double greatest = 0;
      for (int rank = 0; rank < tests; rank++) {
        greatest = Math.max(greatest, (tests - rank) * pValues[ascending[rank]]);
        adjusted[ascending[rank]] = Math.min(1, greatest);
      }
      return adjusted;
    }
  },
  /** Benjamini and Hochberg (1995): bounds the expected share of false ones among the findings. */
  BENJAMINI_HOCHBERG {
    @Override
    public double[] adjust(double... pValues) {
      int tests = pValues.length;
      int[] ascending = ascending(pValues);
      double[] adjusted = new double[tests];
      double least = 1;
      for (int rank = tests - 1; rank >= 0; rank--) {
        least = Math.min(least, tests / (rank + 1.0) * pValues[ascending[rank]]);
        adjusted[ascending[rank]] = least;
      }
      return adjusted;
    }
  };

  /**
   * Adjusts the p-values of tests made together.
   *
   * @return adjusted p-values in the same order, none below the one given and none above 1
   */
  public abstract double[] adjust(double... pValues);

  private static int[] ascending(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(p + " is no p-value");
      }
    }
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> pValues[index]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
