package org.zonelens.viewer.palette;

import java.util.Arrays;

/** A row of colours from one end to the other, interpolated in sRGB between anchors. */
public final class Palette {

  /**
   * Perceptually uniform from dark violet to yellow (van der Walt and Smith, 2015; public domain,
   * CC0). Every eighth of the 256 published values.
   */
  public static final Palette VIRIDIS =
      of(
          """
          440154 470d60 48186a 482374 472d7b 453681 424086 3f4989 3b528b 375a8d 33638d 2f6a8e
          2c728e 297a8e 26818e 23898e 21908c 1f988b 1f9f88 21a685 28ae80 31b57b 3ebc74 4cc26c
          5dc963 6ece58 82d34c 96d83f abdc32 c0df24 d5e21a eae51a fde725
          """);

  /** White to black, for print: paper stays paper. */
  public static final Palette GREYS = of("ffffff 000000");

  /** Dark blue over white to dark red, as the published figure of zone masking uses it. */
  public static final Palette SEISMIC = of("00004d 0000ff ffffff ff0000 800000");

  private final int[] anchors;

  private Palette(int[] anchors) {
    this.anchors = anchors;
  }

  private static Palette of(String hexadecimal) {
    return new Palette(
        Arrays.stream(hexadecimal.strip().split("\\s+"))
            .mapToInt(colour -> Integer.parseInt(colour, 16))
            .toArray());
  }

  /**
   * The colour at a position.
   *
   * @param position 0 at the first colour, 1 at the last; clamped
   * @return opaque 0xAARRGGBB
   * @throws IllegalArgumentException if the position is NaN, which has no place in a palette
   */
  public int argb(double position) {
    if (Double.isNaN(position)) {
      throw new IllegalArgumentException("NaN has no place in a palette");
    }
    double place = Math.clamp(position, 0, 1) * (anchors.length - 1);
    int index = Math.min((int) place, anchors.length - 2);
    double share = place - index;
    int argb = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int one = anchors[index] >> shift & 0xff;
      int other = anchors[index + 1] >> shift & 0xff;
      argb = argb << 8 | (int) Math.round(one + share * (other - one));
    }
    return argb;
  }
}
