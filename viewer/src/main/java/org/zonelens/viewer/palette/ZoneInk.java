package org.zonelens.viewer.palette;

import java.util.Locale;

/**
 * Colours of zone outlines. They keep apart from each other for colour-blind eyes (Okabe and Ito,
 * 2008) and from viridis, which has no orange, red or sky blue.
 */
public final class ZoneInk {
  private static final int[] INKS = {
    0xffff7f0e, 0xff56b4e9, 0xffff5fb0, 0xfff5f5f5, 0xffe8402a, 0xffb79cff
  };

  private ZoneInk() {}

  /**
   * The colour of a zone: a named zone always has the same, however many others are shown.
   *
   * @param name the zone's name, as {@link org.zonelens.analysis.zone.NamedZone#id} gives it, in
   *     either case
   * @param index which of the zones shown it is; decides for zones without a colour of their own
   * @return opaque 0xAARRGGBB
   */
  public static int argb(String name, int index) {
    return INKS[
        switch (name.toLowerCase(Locale.ROOT)) {
          case "q2" -> 0;
          case "q2p" -> 1;
          case "p2q" -> 2;
          case "p2" -> 3;
          case "special", "cls", "all" -> 4;
          case "diagonal", "sep" -> 5;
          default -> Math.floorMod(index, INKS.length);
        }];
  }
}
