package org.zonelens.analysis.sweep;

import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.zone.Intervention;

/**
 * What one intervention does to a model's answers. Scores and their differences are in percent and
 * percentage points; differences are masked minus unmasked, on the same examples.
 *
 * @param n number of examples
 * @param em exact match under the intervention
 * @param f1 F1 under the intervention
 * @param interval of {@code deltaEm}, 95 %, by resampling passages; unknown with fewer than two
 * @param f1Interval of {@code deltaF1}, likewise
 * @param pValue two-sided, of McNemar's exact test of fixed against broken, which takes examples
 *     for independent; this and the next two are NaN where there is nothing to test
 * @param pAdjusted after Holm, over all interventions of the table: the chance of even one false
 *     finding
 * @param pBh after Benjamini and Hochberg, likewise: the expected share of false findings
 * @param fixed questions answered right only under the intervention
 * @param broken questions answered right only without it
 */
public record SweepCell(
    Intervention intervention,
    int n,
    double em,
    double f1,
    double deltaEm,
    double deltaF1,
    Interval interval,
    Interval f1Interval,
    double pValue,
    double pAdjusted,
    double pBh,
    int fixed,
    int broken) {

  /** The same without p-values, where they would test nothing. */
  public SweepCell untested() {
    return new SweepCell(
        intervention,
        n,
        em,
        f1,
        deltaEm,
        deltaF1,
        interval,
        f1Interval,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        fixed,
        broken);
  }

  /** Lower end of the interval of {@code deltaEm}; NaN if unknown. */
  public double low() {
    return interval.low();
  }

  /** Upper end of the interval of {@code deltaEm}; NaN if unknown. */
  public double high() {
    return interval.high();
  }
}
