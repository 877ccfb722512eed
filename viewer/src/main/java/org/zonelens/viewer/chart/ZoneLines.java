package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.zonelens.assets.Texts;

/** The change of EM over the layers: a line per zone in a band as wide as its interval. */
public final class ZoneLines {
  private ZoneLines() {}

  /**
   * Builds the chart.
   *
   * @param locale of the axis titles
   */
  public static JFreeChart of(DeltaTable table, ChartTheme theme, Locale locale) {
    Texts texts = Texts.of("charts", locale);
    SymbolAxis layers =
        new SymbolAxis(table.kind().title(texts), table.rows().toArray(String[]::new));
    theme.dress(layers);
    layers.setGridBandsVisible(false);
    layers.setTickMarksVisible(false);
    layers.setAxisLineVisible(false);
    NumberAxis change = new NumberAxis(texts.get("delta-em.whole"));
    theme.dress(change);
    change.setNumberFormatOverride(ChartTheme.numbers());
    change.setTickMarksVisible(false);
    change.setAxisLineVisible(false);
    XYPlot plot = new XYPlot(series(table), layers, change, lines(table, theme));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(theme.grid());
    plot.setRangeGridlineStroke(ChartTheme.HAIRLINE);
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(theme.faint());
    JFreeChart chart = ChartTheme.chart(table.title(), plot, true);
    theme.dress(chart);
    return chart;
  }

  private static YIntervalSeriesCollection series(DeltaTable table) {
    YIntervalSeriesCollection all = new YIntervalSeriesCollection();
    for (int zone = 0; zone < table.zones().size(); zone++) {
      YIntervalSeries series = new YIntervalSeries(table.zones().get(zone));
      for (int row = 0; row < table.rows().size(); row++) {
        int layer = row;
        table
            .at(zone, row)
            .ifPresent(
                delta ->
                    series.add(
                        layer,
                        delta.value(),
                        delta.hasInterval() ? delta.low() : delta.value(),
                        delta.hasInterval() ? delta.high() : delta.value()));
      }
      all.addSeries(series);
    }
    return all;
  }

  private static DeviationRenderer lines(DeltaTable table, ChartTheme theme) {
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    renderer.setAlpha(0.13f);
    for (int zone = 0; zone < table.zones().size(); zone++) {
      renderer.setSeriesPaint(zone, theme.series(zone));
      renderer.setSeriesFillPaint(zone, theme.series(zone));
      renderer.setSeriesStroke(
          zone, new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      renderer.setSeriesShape(zone, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
    }
    return renderer;
  }
}
