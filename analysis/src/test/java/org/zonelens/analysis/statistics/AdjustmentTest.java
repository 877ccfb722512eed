package org.zonelens.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AdjustmentTest {

  @Test
  void holmMultipliesByTheTestsLeftAndNeverFalls() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Adjustment.HOLM.adjust(0.01, 0.04, 0.03, 0.005),
        1e-15);
  }

  @Test
  void holmStopsAtOne() {
    assertArrayEquals(new double[] {1, 1, 0.9}, Adjustment.HOLM.adjust(0.6, 0.7, 0.3), 1e-15);
  }

  @Test
  void benjaminiHochbergDividesByTheRankAndNeverFalls() {
    assertArrayEquals(
        new double[] {0.02, 0.04, 0.04, 0.02},
        Adjustment.BENJAMINI_HOCHBERG.adjust(0.01, 0.04, 0.03, 0.005),
        1e-15);
    assertArrayEquals(
        new double[] {0.05, 0.05, 0.05, 0.05, 0.05},
        Adjustment.BENJAMINI_HOCHBERG.adjust(0.01, 0.02, 0.03, 0.04, 0.05),
        1e-15);
  }

  @Test
  void equalValuesStayEqual() {
    assertArrayEquals(new double[] {0.4, 0.4}, Adjustment.HOLM.adjust(0.2, 0.2), 1e-15);
    assertArrayEquals(
        new double[] {0.2, 0.2}, Adjustment.BENJAMINI_HOCHBERG.adjust(0.2, 0.2), 1e-15);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThrows(IllegalArgumentException.class, () -> Adjustment.HOLM.adjust(0.5, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Adjustment.HOLM.adjust(1.01));
  }
}
