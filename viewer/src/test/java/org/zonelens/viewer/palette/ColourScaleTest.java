package org.zonelens.viewer.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourScaleTest {

  static List<ColourScale> scales() {
    return List.of(
        new ColourScale.Linear(Palette.VIRIDIS, 0, 0.4),
        new ColourScale.Log(Palette.VIRIDIS, 1e-4, 1),
        ColourScale.Diverging.DELTA_EM);
  }

  @ParameterizedTest
  @MethodSource("scales")
  void valueUndoesPosition(ColourScale scale) {
    for (double position = 0; position <= 1; position += 0.0625) {
      assertEquals(position, scale.position(scale.value(position)), 1e-9, scale.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("scales")
  void infinitiesLieAtTheEndsAndNaNIsMissing(ColourScale scale) {
    assertEquals(scale.palette().argb(1), scale.argb(Double.POSITIVE_INFINITY));
    assertEquals(scale.palette().argb(0), scale.argb(Double.NEGATIVE_INFINITY));
    assertEquals(ColourScale.MISSING, scale.argb(Double.NaN));
  }

  @Test
  void noChangeIsWhiteThoughTheEndsAreNotAlikeFarAway() {
    assertEquals(0xffffffff, ColourScale.Diverging.DELTA_EM.argb(0));
    assertEquals(0xff0000ff, ColourScale.Diverging.DELTA_EM.argb(-5));
    assertEquals(0xffff0000, ColourScale.Diverging.DELTA_EM.argb(1));
  }

  @Test
  void logTellsWeakWeightsApartThatFittedDoesNot() {
    float[] weights = {1, 0.001f, 0.0005f};
    ColourScale fitted = ScaleRule.FITTED.scale(Palette.VIRIDIS, weights);
    ColourScale log = ScaleRule.LOG.scale(Palette.VIRIDIS, weights);
    assertEquals(fitted.argb(0.001), fitted.argb(0.0005));
    assertNotEquals(log.argb(0.001), log.argb(0.0005));
  }

  @Test
  void fittingIgnoresWhatIsNotFinite() {
    float[] weights = {0.25f, Float.NaN, Float.POSITIVE_INFINITY, 0.5f};
    assertEquals(0.5, ScaleRule.FITTED.scale(Palette.VIRIDIS, weights).high());
  }

  @Test
  void aMatrixOfZerosStillHasAScale() {
    assertEquals(1, ScaleRule.FITTED.scale(Palette.VIRIDIS, new float[9]).high());
  }

  @Test
  void anEmptyScaleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ColourScale.Linear(Palette.GREYS, 2, 2));
    assertThrows(
        IllegalArgumentException.class, () -> new ColourScale.Linear(Palette.GREYS, 0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new ColourScale.Log(Palette.GREYS, 0, 1));
  }
}
