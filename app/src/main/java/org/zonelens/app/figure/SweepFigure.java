package org.zonelens.app.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.ZoneBars;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.chart.ZoneLines;

/** The figures that a sweep can be shown as. */
public enum SweepFigure {
  /** Zones by layers (or heads), as in the literature. */
  DELTA_EM,
  /** A line per zone over the layers. */
  DELTA_EM_LINES,
  /** A bar per zone with its interval, in the sweep's first row. */
  DELTA_EM_BARS;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SweepFigure> byId(String id) {
    return Arrays.stream(values()).filter(figure -> figure.id().equals(id)).findFirst();
  }

  /** Draws a sweep's table, finished or not. */
  public JFreeChart chart(SweepTable table, ChartTheme theme, Locale locale) {
    DeltaTable deltas =
        SweepDeltas.of(table, table.provenance().model() + " – " + table.provenance().data());
    return switch (this) {
      case DELTA_EM -> ZoneLayerChart.of(deltas, deltas.fittedScale(), theme, locale);
      case DELTA_EM_LINES -> ZoneLines.of(deltas, theme, locale);
      case DELTA_EM_BARS -> ZoneBars.of(deltas, 0, theme, locale);
    };
  }
}
