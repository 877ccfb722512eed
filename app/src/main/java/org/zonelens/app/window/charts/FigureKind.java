package org.zonelens.app.window.charts;

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

/** The figures that a sweep can be seen as. */
public enum FigureKind {
  /** Zones by layers in colours that no value exceeds. */
  FITTED(ChartKind.HEATMAP),
  /** The same in the colours of the published figure, from -10 to 2 points. */
  PUBLISHED(ChartKind.HEATMAP),
  /** A line per zone over the layers. */
  LINES(ChartKind.LINES),
  /** A bar per zone with its interval, for one row of the table. */
  BARS(ChartKind.BARS);

  private final ChartKind chart;

  FigureKind(ChartKind chart) {
    this.chart = chart;
  }

  ChartKind chart() {
    return chart;
  }

  /** The heatmap's colours; empty fits them to the table. */
  Optional<ColourScale.Diverging> scale() {
    return this == PUBLISHED ? Optional.of(ColourScale.Diverging.DELTA_EM) : Optional.empty();
  }

  /**
   * Makes the figure for a white page.
   *
   * @param row of the table, for figures that show only one
   */
  Figure on(DeltaTable table, int row, Locale locale) {
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
