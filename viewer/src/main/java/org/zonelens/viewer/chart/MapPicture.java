package org.zonelens.viewer.chart;

import java.awt.Graphics2D;
import java.awt.GraphicsDevice;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.map.MaxPool;
import org.zonelens.viewer.map.Raster;
import org.zonelens.viewer.palette.ColourScale;

/** A map's cells as an image in a figure. */
final class MapPicture {
  /** Viewers smooth enlarged images; from this size on the blur is too narrow to be seen. */
  private static final int SHARP = 1000;

  private MapPicture() {}

  static void draw(Graphics2D graphics, AttentionMap map, ColourScale scale, Rectangle2D plot) {
    int cells = Math.min(map.size(), mostCells(graphics, plot));
    float[] weights = MaxPool.shrink(map.weights(), map.size(), cells);
    BufferedImage image = image(Raster.argb(weights, scale), cells);
    AffineTransform before = graphics.getTransform();
    graphics.translate(plot.getX(), plot.getY());
    // By the transform, because Java2D takes only whole numbers for the size of an image.
    graphics.scale(plot.getWidth() / image.getWidth(), plot.getHeight() / image.getHeight());
    graphics.drawImage(image, 0, 0, image.getWidth(), image.getHeight(), null);
    graphics.setTransform(before);
  }

  /**
   * On a raster no more cells than pixels: sampling would drop thin stripes. Files of vectors can
   * be enlarged, so they keep every cell.
   */
  private static int mostCells(Graphics2D graphics, Rectangle2D plot) {
    int device = graphics.getDeviceConfiguration().getDevice().getType();
    return device == GraphicsDevice.TYPE_PRINTER
        ? Integer.MAX_VALUE
        : (int) Math.max(1, plot.getWidth() * graphics.getTransform().getScaleX());
  }

  private static BufferedImage image(int[] argb, int cells) {
    int factor = Math.max(1, SHARP / cells);
    int side = cells * factor;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] line = new int[side];
    for (int row = 0; row < cells; row++) {
      for (int x = 0; x < side; x++) {
        line[x] = argb[row * cells + x / factor];
      }
      for (int copy = 0; copy < factor; copy++) {
        image.setRGB(0, row * factor + copy, side, 1, line, 0, side);
      }
    }
    return image;
  }
}
