package org.zonelens.analysis.sweep;

import java.util.OptionalDouble;

/** When a sweep knows enough. */
@FunctionalInterface
public interface StopRule {

  /** Goes on to the last example. */
  StopRule NEVER = _ -> false;

  /**
   * Stops as soon as the ΔEM interval of every intervention is narrower than so many points.
   *
   * @throws IllegalArgumentException if the width is not a number above 0
   */
  static StopRule untilWidth(double points) {
    return new UntilWidth(points);
  }

  /** The width below which every interval has to come; empty if it goes by something else. */
  default OptionalDouble width() {
    return OptionalDouble.empty();
  }

  /** Asked after each batch of examples that was kept. */
  boolean isMet(SweepTally soFar);
}
