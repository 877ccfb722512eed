package org.zonelens.viewer.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.zonelens.viewer.export.Figure;

/** A chart as a figure to export. */
public record ChartFigure(JFreeChart chart) implements Figure {
  @Override
  public void draw(Graphics2D graphics, double width, double height) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
  }
}
