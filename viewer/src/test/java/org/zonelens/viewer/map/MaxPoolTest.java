package org.zonelens.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MaxPoolTest {

  @Test
  void oneBrightColumnOf384StaysBrightIn24() {
    int n = 384;
    float[] matrix = new float[n * n];
    for (int row = 0; row < n; row++) {
      matrix[row * n + 201] = 0.9f;
    }
    float[] small = MaxPool.shrink(matrix, n, 24);
    for (int row = 0; row < 24; row++) {
      for (int column = 0; column < 24; column++) {
        assertEquals(column == 201 * 24 / 384 ? 0.9f : 0, small[row * 24 + column]);
      }
    }
  }

  @Test
  void everyCellCountsAlsoWhenSizesDoNotDivide() {
    int n = 37;
    for (int cell = 0; cell < n * n; cell++) {
      float[] matrix = new float[n * n];
      matrix[cell] = 1;
      float[] small = MaxPool.shrink(matrix, n, 10);
      int bright = 0;
      for (float value : small) {
        bright += value == 1 ? 1 : 0;
      }
      assertEquals(1, bright, "cell " + cell);
    }
  }

  @Test
  void nanHidesNoNeighbourAndStaysWhereItIsAlone() {
    float[] matrix = new float[16];
    Arrays.fill(matrix, Float.NaN);
    matrix[0] = 0.3f;
    float[] small = MaxPool.shrink(matrix, 4, 2);
    assertEquals(0.3f, small[0]);
    assertTrue(Float.isNaN(small[3]));
  }

  @Test
  void aSmallMatrixIsLeftAsItIs() {
    float[] matrix = {1, 2, 3, 4};
    assertSame(matrix, MaxPool.shrink(matrix, 2, 5));
  }
}
