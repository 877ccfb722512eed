package org.zonelens.analysis.statistics;

/**
 * How far out in the bootstrap distribution an interval's ends lie (Hesterberg, <i>What teachers
 * should know about the bootstrap</i>, The American Statistician 2015, section 4.2). Resamples of n
 * clusters vary too little by the factor sqrt((n - 1) / n), and their spread is itself uncertain,
 * as in Student's t: plain percentiles of few clusters give intervals that are too narrow.
 */
final class ExpandedPercentile {
  private static final int STEPS = 60;
  private static final int NEWTON = 9;

  private ExpandedPercentile() {}

  /**
   * The share of the bootstrap distribution below the interval, and as much above it.
   *
   * @param level of the interval, such as 0.95
   * @param clusters that are resampled, at least 2
   */
  static double tail(double level, int clusters) {
    return 1 - normal(reach(level, clusters));
  }

  /** Half the interval's width in standard deviations of the bootstrap distribution. */
  static double reach(double level, int clusters) {
    return Math.sqrt(clusters / (clusters - 1.0)) * student(level, clusters - 1);
  }

  /**
   * The t that Student's distribution stays below in absolute value with the chance {@code level}.
   * With the angle of t / sqrt(degrees) its density is proportional to cos^(degrees - 1).
   */
  private static double student(double level, int degrees) {
    // Beyond 12 standard deviations nothing is left, if the angle can get there at all.
    double end = Math.min(Math.PI / 2, 12 / Math.sqrt(degrees));
    double wanted = level * area(end, degrees);
    // Newton's method: the area rises ever more slowly, so that it never gets beyond the root.
    double angle = 0;
    for (int i = 0; i < NEWTON; i++) {
      angle += (wanted - area(angle, degrees)) / density(angle, degrees);
    }
    return StrictMath.tan(angle) * Math.sqrt(degrees);
  }

  /** Simpson's rule from 0. */
  private static double area(double angle, int degrees) {
    double step = angle / STEPS;
    double sum = density(0, degrees) + density(angle, degrees);
    for (int i = 1; i < STEPS; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * density(i * step, degrees);
    }
    return sum * step / 3;
  }

  private static double density(double angle, int degrees) {
    return StrictMath.pow(StrictMath.cos(angle), degrees - 1.0);
  }

  /** The normal distribution function (Marsaglia, Journal of Statistical Software 2004). */
  private static double normal(double z) {
    if (z > 8) {
      return 1;
    }
    double term = z;
    double sum = z;
    for (int odd = 3; term > 1e-17 * sum; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return 0.5 + sum * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
