package org.zonelens.viewer.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.RoleRun;
import org.zonelens.viewer.type.FigureType;

/** The tokens along the left and upper side of a map on paper, thinned so that none overlap. */
final class FigureAxes {
  private static final double LARGEST = 10;
  private static final double SMALLEST = 6;
  private static final double WIDEST = 90;
  private static final double RIBBON = 4;
  private static final double GAP = 4;

  private final AttentionMap map;
  private final ChartTheme theme;
  private final Texts texts;
  private final double size;

  /**
   * Lays out the labels.
   *
   * @param room about how long the axes will be
   */
  FigureAxes(AttentionMap map, ChartTheme theme, Texts texts, double room) {
    this.map = map;
    this.theme = theme;
    this.texts = texts;
    size = Math.clamp(0.7 * room / map.size(), SMALLEST, LARGEST);
  }

  /** The room that the labels need beside the map. */
  double gutter(Graphics2D graphics) {
    graphics.setFont(theme.font(size));
    double widest = 20;
    for (String label : map.labels()) {
      widest = Math.max(widest, graphics.getFontMetrics().stringWidth(label));
    }
    return Math.min(WIDEST, widest) + RIBBON + 2 * GAP + 16;
  }

  void draw(Graphics2D graphics, Rectangle2D plot, double gutter) {
    ribbons(graphics, plot);
    double cell = plot.getWidth() / map.size();
    // On paper small type can be read; on the way down to it nothing is left out.
    int step = (int) Math.max(1, Math.ceil(size * 1.15 / cell));
    double room = gutter - RIBBON - 2 * GAP - 15;
    for (int token = 0; token < map.size(); token += step) {
      graphics.setFont(FigureType.covering(map.label(token), size));
      String label = fitting(graphics, map.label(token), room);
      double middle = (token + 0.5) * cell;
      graphics.setPaint(theme.role(map.role(token)));
      double width = graphics.getFontMetrics().stringWidth(label);
      graphics.drawString(
          label,
          (float) (plot.getX() - RIBBON - GAP - width),
          (float) (plot.getY() + middle + size * 0.35));
      if (map.isOneCharacter(token)) {
        graphics.drawString(
            label,
            (float) (plot.getX() + middle - width / 2),
            (float) (plot.getY() - RIBBON - GAP - size * 0.15));
      } else {
        turned(graphics, label, plot.getX() + middle + size * 0.35, plot.getY() - RIBBON - GAP);
      }
    }
    titles(graphics, plot, gutter);
  }

  private void titles(Graphics2D graphics, Rectangle2D plot, double gutter) {
    graphics.setFont(theme.font(11));
    graphics.setPaint(theme.faint());
    String to = texts.get("to");
    double width = graphics.getFontMetrics().stringWidth(to);
    graphics.drawString(
        to, (float) (plot.getCenterX() - width / 2), (float) (plot.getY() - gutter + 9));
    String from = texts.get("from");
    double length = graphics.getFontMetrics().stringWidth(from);
    turned(graphics, from, plot.getX() - gutter + 9, plot.getCenterY() + length / 2);
  }

  private void ribbons(Graphics2D graphics, Rectangle2D plot) {
    double cell = plot.getWidth() / map.size();
    for (RoleRun run : RoleRun.of(map.roles())) {
      double begin = run.first() * cell;
      double length = (run.end() - run.first()) * cell;
      graphics.setPaint(theme.role(run.role()));
      graphics.fill(
          new Rectangle2D.Double(
              plot.getX() - RIBBON - 1, plot.getY() + begin, RIBBON - 1, length));
      graphics.fill(
          new Rectangle2D.Double(
              plot.getX() + begin, plot.getY() - RIBBON - 1, length, RIBBON - 1));
    }
  }

  /** Writes upwards from a point. */
  private static void turned(Graphics2D graphics, String text, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    graphics.drawString(text, 0, 0);
    graphics.setTransform(before);
  }

  private static String fitting(Graphics2D graphics, String label, double room) {
    var metrics = graphics.getFontMetrics();
    if (metrics.stringWidth(label) <= room) {
      return label;
    }
    int end = label.length();
    while (end > 1 && metrics.stringWidth(label.substring(0, end) + "\u2026") > room) {
      end = label.offsetByCodePoints(end, -1);
    }
    return label.substring(0, end) + "\u2026";
  }
}
