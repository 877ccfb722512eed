package org.zonelens.viewer.palette;

/**
 * Colours of zone outlines. They keep apart from each other for colour-blind eyes (Okabe and Ito,
 * 2008) and from viridis, which has no orange, red or sky blue.
 */
public final class ZoneInk {
  private static final int[] INKS = {
    0xffff7f0e, 0xff56b4e9, 0xffff5fb0, 0xfff5f5f5, 0xffe8402a, 0xffb79cff
  };

  private ZoneInk() {}

  /** How many colours there are before they repeat. */
  public static int count() {
    return INKS.length;
  }

  /** The colour of the n-th zone shown, opaque 0xAARRGGBB. */
  public static int argb(int index) {
    return INKS[Math.floorMod(index, INKS.length)];
  }
}
