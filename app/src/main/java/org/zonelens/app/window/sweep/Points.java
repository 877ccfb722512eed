package org.zonelens.app.window.sweep;

import java.util.Locale;
import org.zonelens.analysis.statistics.Interval;

/** How differences and p-values are written. */
final class Points {
  private Points() {}

  /** A signed difference and, if it is known, its interval: {@code −3.2 [−5.1, −1.4]}. */
  static String text(double difference, Interval interval) {
    return interval.isKnown()
        ? "%s [%s, %s]"
            .formatted(signed(difference), signed(interval.low()), signed(interval.high()))
        : signed(difference);
  }

  /** With a true minus sign; an unknown one is a dash. */
  private static String signed(double difference) {
    if (Double.isNaN(difference)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%+.1f", difference).replace('-', '\u2212');
    return text.substring(1).equals("0.0") ? "0.0" : text;
  }

  /** Two digits that count, of small ones in powers of ten; an unknown one is a dash. */
  static String pValue(double p) {
    if (Double.isNaN(p)) {
      return "–";
    }
    return p < 0.001 && p > 0
        ? String.format(Locale.ROOT, "%.1e", p).replace('-', '\u2212')
        : String.format(Locale.ROOT, "%.3f", p);
  }
}
