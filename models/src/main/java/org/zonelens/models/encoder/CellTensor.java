package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Numbers for attention cells [windows, n, n], filled in Java and then brought to the device. */
final class CellTensor {
  private final int windows;
  private final int size;
  private final float[] values;

  CellTensor(int windows, int size, float initial) {
    this.windows = windows;
    this.size = size;
    this.values = new float[Math.toIntExact((long) windows * size * size)];
    if (initial != 0) {
      Arrays.fill(values, initial);
    }
  }

  void set(int window, int from, int to, float value) {
    values[row(window, from) + to] = value;
  }

  /** Whether every cell of a row is minus infinity. */
  boolean rowIsBlocked(int window, int from) {
    int start = row(window, from);
    for (int cell = start; cell < start + size; cell++) {
      if (values[cell] != Float.NEGATIVE_INFINITY) {
        return false;
      }
    }
    return true;
  }

  void fillRow(int window, int from, float value) {
    int start = row(window, from);
    Arrays.fill(values, start, start + size, value);
  }

  /** Float32 [windows, 1, n, n]: the same for all heads. */
  NDArray upload(NDManager manager) {
    ByteBuffer bytes = manager.allocateDirect(Math.multiplyExact(values.length, Float.BYTES));
    FloatBuffer floats = bytes.asFloatBuffer();
    floats.put(values);
    return manager.create(bytes, new Shape(windows, 1, size, size), DataType.FLOAT32);
  }

  private int row(int window, int from) {
    return (window * size + from) * size;
  }
}
