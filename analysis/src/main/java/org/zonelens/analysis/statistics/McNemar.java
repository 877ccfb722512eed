package org.zonelens.analysis.statistics;

/**
 * McNemar's exact test for paired yes/no outcomes (McNemar 1947): of the pairs that changed, under
 * the hypothesis of no difference each direction has chance one half.
 */
public final class McNemar {

  private McNemar() {}

  /**
   * The two-sided p-value: twice the smaller binomial tail, at most 1.
   *
   * @param fixed pairs that went from wrong to right
   * @param broken pairs that went from right to wrong
   * @return 1 if no pair changed
   */
  public static double pValue(int fixed, int broken) {
    if (fixed < 0 || broken < 0) {
      throw new IllegalArgumentException(fixed + " and " + broken + " are no counts");
    }
    int trials = Math.addExact(fixed, broken);
    int fewer = Math.min(fixed, broken);
    if (fixed == broken) {
      return 1;
    }
    // From the largest term down, each from its neighbour: the sum stays in range whatever the
    // size, and what falls below the smallest double could not change it.
    double term = 1;
    double sum = 1;
    for (int k = fewer; k > 0 && term > 0x1p-60; k--) {
      term *= k / (double) (trials - k + 1);
      sum += term;
    }
    double logLargest = logChoose(trials, fewer) - trials * Math.log(2);
    return Math.min(1, 2 * sum * Math.exp(logLargest));
  }

  private static double logChoose(int n, int k) {
    double log = 0;
    for (int i = 1; i <= k; i++) {
      log += Math.log((n - k + i) / (double) i);
    }
    return log;
  }
}
