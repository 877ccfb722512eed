package org.zonelens.viewer.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.export.Figure;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MappedZone;
import org.zonelens.viewer.map.Outline;
import org.zonelens.viewer.palette.ColourScale;
import org.zonelens.viewer.palette.ZoneInk;
import org.zonelens.viewer.type.FigureType;

/**
 * One head's attention map on paper: the map as an image, everything else as vectors.
 *
 * @param title may be empty
 * @param zones outlined and named; those of another window's size are left out
 * @param locale of the axis titles
 */
public record AttentionFigure(
    String title,
    AttentionMap map,
    List<MappedZone> zones,
    ColourScale scale,
    ChartTheme theme,
    Locale locale)
    implements Figure {
  private static final double MARGIN = 14;
  private static final double SIDE = 96;
  private static final double TITLE = 28;

  public AttentionFigure {
    if (map.size() == 0) {
      throw new IllegalArgumentException("a map without tokens has no figure");
    }
    zones = zones.stream().filter(zone -> zone.cells().size() == map.size()).toList();
  }

  @Override
  public void draw(Graphics2D graphics, double width, double height) {
    graphics.setPaint(theme.paper());
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    double head = MARGIN + (title.isEmpty() ? 0 : TITLE);
    double room = Math.min(width - SIDE - 2 * MARGIN, height - head - MARGIN);
    FigureAxes axes = new FigureAxes(map, theme, Texts.of("charts", locale), room);
    double gutter = axes.gutter(graphics);
    double side = Math.max(10, room - gutter);
    double start = Math.max(MARGIN, (width - gutter - side - SIDE) / 2);
    double top = head + gutter;
    Rectangle2D plot = new Rectangle2D.Double(start + gutter, top, side, side);
    if (!title.isEmpty()) {
      graphics.setFont(FigureType.covering(title, 15));
      graphics.setPaint(theme.ink());
      graphics.drawString(title, (float) start, (float) (MARGIN + 15));
    }
    MapPicture.draw(graphics, map, scale, plot);
    outlines(graphics, plot);
    axes.draw(graphics, plot, gutter);
    FigureKey key = new FigureKey(scale, theme, Texts.of("charts", locale));
    double y = key.bar(graphics, plot.getMaxX() + 18, top, Math.min(180, side * 0.5));
    for (int i = 0; i < zones.size(); i++) {
      key.entry(
          graphics,
          plot.getMaxX() + 18,
          y + 22 * (i + 1),
          new Color(ZoneInk.argb(zones.get(i).name(), i)),
          zones.get(i).name());
    }
  }

  private void outlines(Graphics2D graphics, Rectangle2D plot) {
    double cell = plot.getWidth() / map.size();
    double inset = Math.min(1.2, cell / 4);
    for (boolean halo : new boolean[] {true, false}) {
      graphics.setStroke(new BasicStroke(halo ? 2.6f : 1.3f));
      for (int i = 0; i < zones.size(); i++) {
        graphics.setPaint(
            halo ? new Color(0, 0, 0, 190) : new Color(ZoneInk.argb(zones.get(i).name(), i)));
        Path2D path = new Path2D.Double();
        for (Outline.Piece piece : Outline.of(zones.get(i).cells())) {
          path.append(line(piece, plot, cell, inset), false);
        }
        graphics.draw(path);
      }
    }
  }

  private static Line2D line(Outline.Piece piece, Rectangle2D plot, double cell, double inset) {
    double shift = piece.inward() * inset;
    double first = piece.firstTurn() * inset;
    double last = -piece.lastTurn() * inset;
    boolean level = piece.horizontal();
    return new Line2D.Double(
        plot.getX() + piece.x1() * cell + (level ? first : shift),
        plot.getY() + piece.y1() * cell + (level ? shift : first),
        plot.getX() + piece.x2() * cell + (level ? last : shift),
        plot.getY() + piece.y2() * cell + (level ? shift : last));
  }
}
