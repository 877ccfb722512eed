package org.zonelens.analysis.sweep;

import java.util.OptionalDouble;

/**
 * Stops when every interval of ΔEM is narrower than asked (a sequential fixed-width interval, Chow
 * and Robbins 1965). A few examples can look alike by luck, and then intervals are narrow too
 * early; two things guard against it. There must be at least {@value #FEWEST_PASSAGES} passages.
 * And each interval counts two questions more than there are, one fixed and one broken ({@link
 * org.zonelens.analysis.statistics.ClusterBootstrap#changeIntervals}): a mask that has not changed
 * any of n questions has an interval of about ±2.8 / n, close to the rule of three (Hanley and
 * Lippman-Hand 1983), not one of width 0. For a width of 1 point that takes some 550 questions
 * under a mask that changes nothing; one that changes a tenth of the answers takes 15,000.
 *
 * <p>Width is not significance: the rule looks at how far the numbers spread, not at what they are.
 * Whether it stops depends on what was counted and when the run began, not on the time that
 * anything took. Resampling is dear, so it is done only where an estimate from the variance between
 * passages, which costs a pass over the interventions, says that it is worth it, and again only
 * after {@value #MORE_PERCENT} % more examples.
 */
final class UntilWidth implements StopRule {
  static final int FEWEST_PASSAGES = 30;
  private static final int MORE_PERCENT = 2;

  private final double points;
  private long nextAfter;

  UntilWidth(double points) {
    if (!(points > 0 && points <= 200)) {
      throw new IllegalArgumentException(points + " points are no width of an interval");
    }
    this.points = points;
  }

  @Override
  public OptionalDouble width() {
    return OptionalDouble.of(points);
  }

  @Override
  public boolean isMet(SweepTally soFar) {
    if (soFar.passages() < FEWEST_PASSAGES
        || soFar.examples() < nextAfter
        || !(soFar.widestAbout() < points)) {
      return false;
    }
    nextAfter = soFar.examples() * (100L + MORE_PERCENT) / 100 + 1;
    return soFar.table().cells().stream().allMatch(cell -> cell.high() - cell.low() < points);
  }
}
