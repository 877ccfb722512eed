package org.zonelens.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  /** From sums of binomial coefficients as exact fractions (Python's fractions). */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "5, 0, 0.0625",
    "3, 1, 0.625",
    "10, 3, 0.09228515625",
    "2, 9, 0.0654296875",
    "7, 7, 1",
    "7, 8, 1",
    "25, 12, 0.04703102743951604",
    "120, 80, 0.0056851559967503055",
    "1000, 900, 0.02310884510890107",
    "5200, 4800, 6.593515598672442e-05",
    "40, 1, 3.8198777474462986e-11"
  })
  void equalsTheExactBinomialTail(int fixed, int broken, double expected) {
    assertEquals(expected, McNemar.pValue(fixed, broken), 1e-10 * expected);
    assertEquals(expected, McNemar.pValue(broken, fixed), 1e-10 * expected);
  }

  @Test
  void isTinyButNoErrorWhereTheTailUnderflows() {
    double p = McNemar.pValue(100, 50_000);
    assertTrue(p >= 0 && p < 1e-300, "p = " + p);
  }

  @Test
  void refusesNegativeCounts() {
    assertThrows(IllegalArgumentException.class, () -> McNemar.pValue(-1, 3));
  }
}
