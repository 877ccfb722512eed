package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.zonelens.viewer.chart.DeltaTable.Delta;

/** Draws each cell as a block with its value on it, or hatched while it has none. */
final class DeltaBlocks extends AbstractXYItemRenderer {
  private static final long serialVersionUID = 1;
  private static final double HATCH = 6;

  private final transient DeltaTable table;
  private final transient DeltaPaint paint;
  private final transient ChartTheme theme;

  DeltaBlocks(DeltaTable table, DeltaPaint paint, ChartTheme theme) {
    this.table = table;
    this.paint = paint;
    this.theme = theme;
  }

  @Override
  public Range findDomainBounds(XYDataset dataset) {
    return new Range(-0.5, Math.max(1, table.zones().size()) - 0.5);
  }

  @Override
  public Range findRangeBounds(XYDataset dataset) {
    return new Range(-0.5, Math.max(1, table.rows().size()) - 0.5);
  }

  @Override
  public void drawItem(
      Graphics2D graphics,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshair,
      int pass) {
    double zone = dataset.getXValue(series, item);
    double row = dataset.getYValue(series, item);
    double left = domainAxis.valueToJava2D(zone - 0.5, area, plot.getDomainAxisEdge());
    double right = domainAxis.valueToJava2D(zone + 0.5, area, plot.getDomainAxisEdge());
    double top = rangeAxis.valueToJava2D(row + 0.5, area, plot.getRangeAxisEdge());
    double bottom = rangeAxis.valueToJava2D(row - 0.5, area, plot.getRangeAxisEdge());
    double gap = Math.min(1, Math.min(right - left, bottom - top) / 12);
    int size = table.groupSize();
    if (size > 1) {
      double apart = Math.min(4, (right - left) / 4);
      left += zone % size == 0 ? apart : 0;
      right -= zone % size == size - 1 ? apart : 0;
    }
    Rectangle2D block =
        new Rectangle2D.Double(
            left + gap, top + gap, right - left - 2 * gap, bottom - top - 2 * gap);
    Optional<Delta> delta = table.at((int) zone, (int) row);
    if (delta.isPresent() && Double.isFinite(delta.get().value())) {
      graphics.setPaint(paint.getPaint(delta.get().value()));
      graphics.fill(block);
      // No change is white; without an edge such a cell would be lost on a white page.
      graphics.setPaint(theme.grid());
      graphics.setStroke(ChartTheme.HAIRLINE);
      graphics.draw(block);
      label(graphics, block, delta.get().value());
    } else {
      hatch(graphics, block);
    }
    if (state.getEntityCollection() != null) {
      addEntity(
          state.getEntityCollection(),
          block,
          dataset,
          series,
          item,
          block.getCenterX(),
          block.getCenterY());
    }
  }

  /** Writes the value if there is room for it. */
  private void label(Graphics2D graphics, Rectangle2D block, double value) {
    graphics.setFont(theme.font(Math.clamp(block.getHeight() * 0.45, 8, 12)));
    String text = spell(value);
    var metrics = graphics.getFontMetrics();
    if (metrics.stringWidth(text) + 4 > block.getWidth()
        || metrics.getAscent() > block.getHeight()) {
      return;
    }
    graphics.setPaint(paint.inkOn(value));
    graphics.drawString(
        text,
        (float) (block.getCenterX() - metrics.stringWidth(text) / 2.0),
        (float) (block.getCenterY() + metrics.getAscent() * 0.36));
  }

  /** A signed number of points with one decimal and a true minus sign. */
  static String spell(double value) {
    String text = String.format(Locale.ROOT, "%+.1f", value).replace('-', '\u2212');
    return text.substring(1).equals("0.0") ? "0.0" : text;
  }

  private void hatch(Graphics2D graphics, Rectangle2D block) {
    graphics.setPaint(theme.empty());
    graphics.fill(block);
    graphics.setPaint(theme.grid());
    graphics.setStroke(new BasicStroke(1));
    // Cut by hand: after a change of clip the JavaFX surface forgets its font.
    for (double x = block.getMinX() - block.getHeight(); x < block.getMaxX(); x += HATCH) {
      double before = Math.max(0, block.getMinX() - x);
      double beyond = Math.max(0, x + block.getHeight() - block.getMaxX());
      graphics.draw(
          new Line2D.Double(
              x + before,
              block.getMaxY() - before,
              x + block.getHeight() - beyond,
              block.getMinY() + beyond));
    }
  }
}
