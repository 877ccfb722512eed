package org.zonelens.viewer.export;

/**
 * How large a figure is drawn.
 *
 * @param width in points for SVG and PDF; for PNG in pixels before scaling
 * @param height likewise
 * @param scale pixels per unit in PNG files; 2 makes a picture of twice the width with the same
 *     layout
 */
public record FigureSize(int width, int height, double scale) {
  public static final FigureSize DEFAULT = new FigureSize(800, 560, 2);

  private static final int LARGEST = 20_000;

  public FigureSize {
    boolean right =
        width > 0
            && height > 0
            && scale > 0
            && width * scale <= LARGEST
            && height * scale <= LARGEST;
    if (!right) {
      throw new IllegalArgumentException(
          "a figure cannot be %d x %d at scale %s".formatted(width, height, scale));
    }
  }
}
