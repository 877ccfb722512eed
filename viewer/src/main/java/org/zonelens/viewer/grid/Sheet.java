package org.zonelens.viewer.grid;

import java.util.Arrays;
import org.zonelens.analysis.model.Attention;
import org.zonelens.viewer.map.MaxPool;
import org.zonelens.viewer.map.Raster;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;

/**
 * All thumbnails as one image, so that 24 x 16 heads cost one node and one upload.
 *
 * @param side a thumbnail's width and height in pixels
 * @param argb premultiplied pixels, row-major [layers * pitch, heads * pitch], transparent between
 *     thumbnails
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over to the image, not shared.
record Sheet(int layers, int heads, int side, int[] argb) {

  /** Pixels between two thumbnails. */
  static final int GAP = 3;

  int pitch() {
    return side + GAP;
  }

  int width() {
    return heads * pitch();
  }

  int height() {
    return layers * pitch();
  }

  /** Draws every head; touches no toolkit. */
  static Sheet draw(Attention attention, int side, Palette palette, ScaleRule rule) {
    int pitch = side + GAP;
    int width = attention.heads() * pitch;
    int[] argb = new int[width * attention.layers() * pitch];
    for (int layer = 0; layer < attention.layers(); layer++) {
      for (int head = 0; head < attention.heads(); head++) {
        float[] pooled = MaxPool.shrink(attention.matrix(layer, head), attention.size(), side);
        int cells = Math.min(side, attention.size());
        int[] pixels = Raster.argb(pooled, rule.scale(palette, pooled));
        for (int row = 0; row < side; row++) {
          int target = (layer * pitch + row) * width + head * pitch;
          int source = row * cells / side * cells;
          for (int column = 0; column < side; column++) {
            argb[target + column] = pixels[source + column * cells / side];
          }
        }
      }
    }
    return new Sheet(attention.layers(), attention.heads(), side, argb);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sheet that
        && layers == that.layers
        && heads == that.heads
        && side == that.side
        && Arrays.equals(argb, that.argb);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(argb);
  }
}
