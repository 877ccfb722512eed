package org.zonelens.viewer.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaletteTest {

  @Test
  void viridisGetsLighterAtEveryStep() {
    double before = -1;
    for (int step = 0; step <= 200; step++) {
      double now = lightness(Palette.VIRIDIS.argb(step / 200.0));
      assertTrue(now > before, "step " + step + ": " + now + " after " + before);
      before = now;
    }
  }

  @Test
  void greysGetDarkerAtEveryStep() {
    for (int step = 1; step <= 100; step++) {
      assertTrue(
          lightness(Palette.GREYS.argb(step / 100.0))
              < lightness(Palette.GREYS.argb((step - 1) / 100.0)));
    }
  }

  @Test
  void viridisHasItsPublishedEnds() {
    assertEquals(0xff440154, Palette.VIRIDIS.argb(0));
    assertEquals(0xfffde725, Palette.VIRIDIS.argb(1));
    assertEquals(0xfffde725, Palette.VIRIDIS.argb(7));
  }

  @Test
  void seismicIsWhiteInTheMiddleAndPureHalfwayOut() {
    assertEquals(0xffffffff, Palette.SEISMIC.argb(0.5));
    assertEquals(0xff0000ff, Palette.SEISMIC.argb(0.25));
    assertEquals(0xffff0000, Palette.SEISMIC.argb(0.75));
  }

  @Test
  void nothingIsAtNaN() {
    assertThrows(IllegalArgumentException.class, () -> Palette.GREYS.argb(Double.NaN));
  }

  /** CIE 1976 L*, from sRGB under D65. */
  private static double lightness(int argb) {
    double y =
        0.2126 * linear(argb >> 16 & 0xff)
            + 0.7152 * linear(argb >> 8 & 0xff)
            + 0.0722 * linear(argb & 0xff);
    return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : y * 24389 / 27;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
