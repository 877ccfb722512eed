package org.zonelens.viewer.chart;

import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.data.category.DefaultCategoryDataset;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.chart.DeltaTable.Delta;

/**
 * The change of EM as a bar per zone with its interval, for one row of a table; or a bar for each
 * row where rows are masks.
 */
public final class ZoneBars {
  private ZoneBars() {}

  /**
   * Builds the chart.
   *
   * @param chosen which row of the table, such as the only one of a sweep over the whole model
   * @param locale of the axis titles
   */
  public static JFreeChart of(DeltaTable given, int chosen, ChartTheme theme, Locale locale) {
    boolean masks = given.kind() == DeltaTable.Kind.MASK;
    DeltaTable table = masks ? given.turned() : given;
    int row = masks ? 0 : chosen;
    Texts texts = Texts.of("charts", locale);
    DefaultCategoryDataset values = new DefaultCategoryDataset();
    double lowest = 0;
    double highest = 0;
    for (int zone = 0; zone < table.zones().size(); zone++) {
      Double value = table.at(zone, row).map(Delta::value).orElse(null);
      values.addValue(value, "delta", table.column(zone));
      lowest = Math.min(lowest, table.at(zone, row).map(ZoneBars::low).orElse(0.0));
      highest = Math.max(highest, table.at(zone, row).map(ZoneBars::high).orElse(0.0));
    }
    CategoryAxis zones = new CategoryAxis(zoneTitle(table, row, texts));
    theme.dress(zones);
    zones.setTickMarksVisible(false);
    zones.setAxisLineVisible(false);
    NumberAxis change = new NumberAxis(texts.get("delta-em.whole"));
    theme.dress(change);
    change.setNumberFormatOverride(ChartTheme.numbers());
    change.setAxisLineVisible(false);
    change.setTickMarksVisible(false);
    // Room beyond the whiskers for the values.
    double span = Math.max(0.5, highest - lowest);
    change.setRange(
        lowest - (lowest < 0 ? 0.14 * span : 0),
        lowest < highest ? highest + (highest > 0 ? 0.14 : 0.08) * span : 1);
    CategoryPlot plot = new CategoryPlot(values, zones, change, new WhiskerBars(table, row, theme));
    plot.setRangeGridlinePaint(theme.grid());
    plot.setRangeGridlineStroke(ChartTheme.HAIRLINE);
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(theme.faint());
    JFreeChart chart = ChartTheme.chart(table.title(), plot, false);
    theme.dress(chart);
    return chart;
  }

  /** Says which row is shown where there are several. */
  private static String zoneTitle(DeltaTable table, int row, Texts texts) {
    if (table.kind() == DeltaTable.Kind.MASK) {
      return table.kind().title(texts);
    }
    if (table.rows().size() == 1) {
      return texts.get("zone");
    }
    return texts.get("zone.of-row", table.kind().title(texts) + " " + table.rows().get(row));
  }

  private static double low(Delta delta) {
    return delta.hasInterval() ? Math.min(delta.low(), delta.value()) : delta.value();
  }

  private static double high(Delta delta) {
    return delta.hasInterval() ? Math.max(delta.high(), delta.value()) : delta.value();
  }
}
