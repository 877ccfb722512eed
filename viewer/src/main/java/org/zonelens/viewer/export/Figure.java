package org.zonelens.viewer.export;

import java.awt.Graphics2D;

/** Something that can be drawn at any size, on any Java2D surface, without a window toolkit. */
@FunctionalInterface
public interface Figure {

  /**
   * Draws into the area from (0, 0), background included.
   *
   * @param width in units of the surface: pixels or points
   * @param height likewise
   */
  void draw(Graphics2D graphics, double width, double height);
}
