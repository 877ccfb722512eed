package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.palette.ColourScale;

/** What colours and outlines of a map on paper mean. */
final class FigureKey {
  private static final double BAR = 11;
  private static final int STEPS = 96;

  private final ColourScale scale;
  private final ChartTheme theme;
  private final Texts texts;

  FigureKey(ColourScale scale, ChartTheme theme, Texts texts) {
    this.scale = scale;
    this.theme = theme;
    this.texts = texts;
  }

  /** Draws the colour bar and gives the y below it. */
  double bar(Graphics2D graphics, double x, double top, double length) {
    graphics.setFont(theme.font(11));
    graphics.setPaint(theme.faint());
    graphics.drawString(texts.get("weight"), (float) x, (float) (top + 9));
    double begin = top + 22;
    double step = length / STEPS;
    for (int i = 0; i < STEPS; i++) {
      graphics.setPaint(new Color(scale.palette().argb(1 - (i + 0.5) / STEPS)));
      // Each a little longer than its step, or viewers show seams.
      double over = i < STEPS - 1 ? 0.5 : 0;
      graphics.fill(new Rectangle2D.Double(x, begin + i * step, BAR, step + over));
    }
    graphics.setPaint(theme.ink());
    for (double position : ColourScale.ticks(scale)) {
      graphics.drawString(
          ColourScale.spell(scale.value(position)),
          (float) (x + BAR + 5),
          (float) (begin + (1 - position) * length + 4));
    }
    return begin + length + 8;
  }

  /** Draws an outline's name beside a piece of it; y is the middle. */
  void entry(Graphics2D graphics, double x, double y, Color colour, String name) {
    graphics.setPaint(new Color(0x3b1d5e));
    graphics.fill(new Rectangle2D.Double(x, y - 6, 16, 12));
    graphics.setPaint(colour);
    graphics.setStroke(new BasicStroke(1.5f));
    graphics.draw(new Rectangle2D.Double(x + 2, y - 4, 12, 8));
    graphics.setFont(theme.font(12));
    graphics.setPaint(theme.ink());
    graphics.drawString(name, (float) (x + 23), (float) (y + 4.5));
  }
}
