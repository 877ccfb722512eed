package org.zonelens.viewer.map;

import org.zonelens.viewer.palette.ColourScale;

/** Values as pixels. */
public final class Raster {
  private static final int STEPS = 4096;

  private Raster() {}

  /** One opaque 0xAARRGGBB pixel per value, in the same order. */
  public static int[] argb(float[] values, ColourScale scale) {
    // A table instead of interpolating per value: steps finer than a display can show.
    int[] table = new int[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      table[step] = scale.palette().argb((double) step / STEPS);
    }
    int[] pixels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      pixels[i] =
          Float.isNaN(value)
              ? ColourScale.MISSING
              : table[(int) Math.round(scale.position(value) * STEPS)];
    }
    return pixels;
  }
}
