package org.zonelens.app.report;

import java.util.Locale;

/** Numbers as a table sets them: equal decimals, true minus signs, a dash for what is not known. */
final class Numbers {
  private static final String UNKNOWN = "–";
  private static final double SMALLEST = 1e-4;

  private Numbers() {}

  /** A percentage, with two decimals. */
  static String percent(double value) {
    return Double.isNaN(value) ? UNKNOWN : String.format(Locale.ROOT, "%.2f", value);
  }

  /** A change in points, with its sign. */
  static String points(double value) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    String text = String.format(Locale.ROOT, "%+.2f", value).replace('-', '\u2212');
    return text.substring(1).equals("0.00") ? "0.00" : text;
  }

  /** An interval of changes. */
  static String interval(double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? UNKNOWN
        : "[" + points(low) + ", " + points(high) + "]";
  }

  /** A p-value, with four decimals. */
  static String pValue(double value) {
    if (Double.isNaN(value)) {
      return UNKNOWN;
    }
    return value < SMALLEST ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
  }
}
