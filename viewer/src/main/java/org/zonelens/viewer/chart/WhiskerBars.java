package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;
import org.zonelens.viewer.chart.DeltaTable.Delta;

/** Bars with their interval as a whisker and their value beyond its end. */
final class WhiskerBars extends BarRenderer {
  private static final long serialVersionUID = 1;
  private static final double CAP = 4;

  private final transient DeltaTable table;
  private final transient int row;
  private final transient ChartTheme theme;

  WhiskerBars(DeltaTable table, int row, ChartTheme theme) {
    this.table = table;
    this.row = row;
    this.theme = theme;
    setBarPainter(new StandardBarPainter());
    setShadowVisible(false);
    setDrawBarOutline(false);
    setMaximumBarWidth(0.14);
  }

  @Override
  public Paint getItemPaint(int series, int zone) {
    double value = table.at(zone, row).map(Delta::value).orElse(0.0);
    return value < 0 ? theme.loss() : theme.gain();
  }

  @Override
  public void drawItem(
      Graphics2D graphics,
      CategoryItemRendererState state,
      Rectangle2D area,
      CategoryPlot plot,
      CategoryAxis domainAxis,
      ValueAxis rangeAxis,
      CategoryDataset dataset,
      int series,
      int zone,
      int pass) {
    super.drawItem(graphics, state, area, plot, domainAxis, rangeAxis, dataset, series, zone, pass);
    table
        .at(zone, row)
        .filter(delta -> Double.isFinite(delta.value()))
        .ifPresent(
            delta -> {
              var edge = plot.getRangeAxisEdge();
              double x =
                  domainAxis.getCategoryMiddle(
                      zone, getColumnCount(), area, plot.getDomainAxisEdge());
              double low = delta.hasInterval() ? delta.low() : delta.value();
              double high = delta.hasInterval() ? delta.high() : delta.value();
              double bottom = rangeAxis.valueToJava2D(low, area, edge);
              double top = rangeAxis.valueToJava2D(high, area, edge);
              if (delta.hasInterval()) {
                whisker(graphics, x, top, bottom);
              }
              boolean below = delta.value() < 0;
              label(graphics, x, below ? bottom : top, below, theme.ink(), delta.value());
            });
  }

  private void whisker(Graphics2D graphics, double x, double top, double bottom) {
    graphics.setPaint(theme.ink());
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(new Line2D.Double(x, top, x, bottom));
    graphics.draw(new Line2D.Double(x - CAP, top, x + CAP, top));
    graphics.draw(new Line2D.Double(x - CAP, bottom, x + CAP, bottom));
  }

  private void label(
      Graphics2D graphics, double x, double end, boolean below, Color ink, double value) {
    graphics.setFont(theme.font(12));
    graphics.setPaint(ink);
    String text = DeltaBlocks.spell(value);
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width / 2), (float) (below ? end + 15 : end - 6));
  }
}
