package org.zonelens.analysis.statistics;

/**
 * Where a value probably lies.
 *
 * @param low lower end; NaN where nothing is known
 * @param high upper end, not below the lower; NaN where nothing is known
 */
public record Interval(double low, double high) {

  /** Nothing is known, for want of data. */
  public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  public Interval {
    if (low > high || Double.isNaN(low) != Double.isNaN(high)) {
      throw new IllegalArgumentException("no interval goes from " + low + " to " + high);
    }
  }

  public boolean isKnown() {
    return !Double.isNaN(low);
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
