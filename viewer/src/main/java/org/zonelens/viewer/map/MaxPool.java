package org.zonelens.viewer.map;

/** Shrinking a matrix without losing thin stripes: each cell becomes the largest of its block. */
public final class MaxPool {
  private MaxPool() {}

  /**
   * The matrix at a smaller size.
   *
   * @param matrix row-major [size, size]
   * @param target the wanted size, at least 1
   * @return row-major [m, m], m = min(size, target); the matrix itself if it is small enough. A
   *     block of nothing but NaN stays NaN
   */
  public static float[] shrink(float[] matrix, int size, int target) {
    if (target < 1) {
      throw new IllegalArgumentException("a matrix cannot shrink to " + target);
    }
    if (size <= target) {
      return matrix;
    }
    float[] rows = new float[target * size];
    float[] result = new float[target * target];
    for (int row = 0; row < target; row++) {
      int end = edge(row + 1, size, target);
      for (int column = 0; column < size; column++) {
        float largest = Float.NaN;
        for (int from = edge(row, size, target); from < end; from++) {
          largest = larger(largest, matrix[from * size + column]);
        }
        rows[row * size + column] = largest;
      }
      for (int column = 0; column < target; column++) {
        float largest = Float.NaN;
        int last = edge(column + 1, size, target);
        for (int to = edge(column, size, target); to < last; to++) {
          largest = larger(largest, rows[row * size + to]);
        }
        result[row * target + column] = largest;
      }
    }
    return result;
  }

  private static int edge(int block, int size, int target) {
    return (int) ((long) block * size / target);
  }

  private static float larger(float known, float next) {
    return Float.isNaN(next) || known >= next ? known : next;
  }
}
