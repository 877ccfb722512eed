package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.palette.ColourScale;

/**
 * The change of EM as a heatmap: a column per zone, or per head of each zone, a row per layer or
 * other part of the model, the first at the bottom.
 */
public final class ZoneLayerChart {
  private ZoneLayerChart() {}

  /**
   * Builds the chart.
   *
   * @param scale which change has which colour, such as {@link ColourScale.Diverging#DELTA_EM} or
   *     {@link DeltaTable#fittedScale}
   * @param locale of the axis titles
   */
  public static JFreeChart of(
      DeltaTable table, ColourScale.Diverging scale, ChartTheme theme, Locale locale) {
    Texts texts = Texts.of("charts", locale);
    DeltaPaint paint = new DeltaPaint(scale);
    SymbolAxis zones = axis(columns(table, texts), table.zones(), theme);
    SymbolAxis layers = axis(table.kind().title(texts), table.rows(), theme);
    if (layers.getLabel().codePoints().anyMatch(Character::isIdeographic)) {
      // Chinese is not laid on its side.
      layers.setLabelAngle(Math.PI / 2);
    }
    XYPlot plot = new XYPlot(cells(table), zones, layers, new DeltaBlocks(table, paint, theme));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    if (!table.groups().isEmpty()) {
      SymbolAxis groups = axis(texts.get("zone"), table.groups(), theme);
      groups.setRange(-0.5, table.groups().size() - 0.5);
      plot.setDomainAxis(1, groups);
      plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_LEFT);
    }
    JFreeChart chart = ChartTheme.chart(table.title(), plot, false);
    theme.dress(chart);
    chart.addSubtitle(bar(texts.get("delta-em"), paint, new BarNumbers(scale, table), theme));
    return chart;
  }

  private static String columns(DeltaTable table, Texts texts) {
    if (!table.groups().isEmpty()) {
      return DeltaTable.Kind.HEAD.title(texts);
    }
    return table.kind() == DeltaTable.Kind.MASK ? "" : texts.get("zone");
  }

  private static SymbolAxis axis(String title, List<String> names, ChartTheme theme) {
    SymbolAxis axis = new SymbolAxis(title, names.toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    theme.dress(axis);
    return axis;
  }

  private static DefaultXYDataset cells(DeltaTable table) {
    int zones = table.zones().size();
    double[][] places = new double[2][zones * table.rows().size()];
    for (int row = 0; row < table.rows().size(); row++) {
      for (int zone = 0; zone < zones; zone++) {
        places[0][row * zones + zone] = zone;
        places[1][row * zones + zone] = row;
      }
    }
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("cells", places);
    return dataset;
  }

  private static PaintScaleLegend bar(
      String title, DeltaPaint paint, BarNumbers numbers, ChartTheme theme) {
    NumberAxis axis = new NumberAxis(title);
    theme.dress(axis);
    axis.setNumberFormatOverride(numbers);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    PaintScaleLegend legend = new PaintScaleLegend(paint, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    legend.setMargin(new RectangleInsets(12, 8, 44, 4));
    legend.setStripWidth(12);
    legend.setSubdivisionCount(240);
    legend.setStripOutlineVisible(false);
    legend.setStripOutlineStroke(new BasicStroke(0.5f));
    legend.setBackgroundPaint(theme.paper());
    legend.setFrame(BlockBorder.NONE);
    return legend;
  }
}
