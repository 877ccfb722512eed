package org.zonelens.app.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.zonelens.viewer.chart.ChartFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.ZoneBars;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.chart.ZoneLines;
import org.zonelens.viewer.chartview.ChartKind;
import org.zonelens.viewer.export.Figure;
import org.zonelens.viewer.palette.ColourScale;

/** The figures that a sweep can be seen as, in the window and in files. */
public enum SweepFigure {
  /** Zones by layers in colours that no value exceeds. */
  DELTA_EM(ChartKind.HEATMAP),
  /** The same in the colours of the published figure, from -10 to 2 points. */
  DELTA_EM_PUBLISHED(ChartKind.HEATMAP),
  /** A line per zone over the layers. */
  DELTA_EM_LINES(ChartKind.LINES),
  /** A bar per zone with its interval, for one row of the table. */
  DELTA_EM_BARS(ChartKind.BARS);

  private final ChartKind chart;

  SweepFigure(ChartKind chart) {
    this.chart = chart;
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SweepFigure> byId(String id) {
    return Arrays.stream(values()).filter(figure -> figure.id().equals(id)).findFirst();
  }

  /** How the window shows it. */
  public ChartKind chart() {
    return chart;
  }

  /** The heatmap's colours; empty fits them to the table. */
  public Optional<ColourScale.Diverging> scale() {
    return this == DELTA_EM_PUBLISHED
        ? Optional.of(ColourScale.Diverging.DELTA_EM)
        : Optional.empty();
  }

  /**
   * Makes the figure for a white page.
   *
   * @param row of the table, for figures that show only one
   */
  public Figure on(DeltaTable table, int row, Locale locale) {
    return new ChartFigure(
        switch (chart) {
          case HEATMAP ->
              ZoneLayerChart.of(
                  table, scale().orElseGet(table::fittedScale), ChartTheme.LIGHT, locale);
          case LINES -> ZoneLines.of(table, ChartTheme.LIGHT, locale);
          case BARS -> ZoneBars.of(table, row, ChartTheme.LIGHT, locale);
        });
  }
}
