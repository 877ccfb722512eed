package org.zonelens.viewer.chart;

import java.text.DecimalFormat;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.zonelens.viewer.palette.ColourScale;

/** Numbers beside a colour bar; an end that stands for what lies beyond it too says so. */
final class BarNumbers extends NumberFormat {
  private static final long serialVersionUID = 1;

  private final DecimalFormat plain = ChartTheme.numbers();
  private final double low;
  private final double high;

  /** The ends of the scale at which values of the table are cut off. */
  BarNumbers(ColourScale scale, DeltaTable table) {
    low = lies(table, scale.low(), -1) ? scale.low() : Double.NEGATIVE_INFINITY;
    high = lies(table, scale.high(), 1) ? scale.high() : Double.POSITIVE_INFINITY;
  }

  private static boolean lies(DeltaTable table, double end, int side) {
    return table.cells().values().stream().anyMatch(delta -> side * (delta.value() - end) > 0);
  }

  @Override
  public StringBuffer format(double number, StringBuffer into, FieldPosition position) {
    if (number <= low) {
      into.append("\u2264 ");
    } else if (number >= high) {
      into.append("\u2265 ");
    }
    return plain.format(number, into, position);
  }

  @Override
  public StringBuffer format(long number, StringBuffer into, FieldPosition position) {
    return format((double) number, into, position);
  }

  @Override
  public Number parse(String text, ParsePosition position) {
    return plain.parse(text, position);
  }
}
