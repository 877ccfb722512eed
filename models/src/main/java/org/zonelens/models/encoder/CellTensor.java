package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Numbers for attention cells [windows, planes, n, n], filled in Java and then brought to the
 * device. A plane is a head, or stands for all of them.
 */
final class CellTensor {
  private final int windows;
  private final int planes;
  private final int size;
  private final float[] values;

  CellTensor(int windows, int planes, int size, float initial) {
    this.windows = windows;
    this.planes = planes;
    this.size = size;
    this.values = new float[Math.toIntExact((long) windows * planes * size * size)];
    if (initial != 0) {
      Arrays.fill(values, initial);
    }
  }

  int planes() {
    return planes;
  }

  void set(int window, int plane, int from, int to, float value) {
    values[row(window, plane, from) + to] = value;
  }

  void multiply(int window, int plane, int from, int to, float factor) {
    values[row(window, plane, from) + to] *= factor;
  }

  /** Whether every cell of a row is minus infinity. */
  boolean rowIsBlocked(int window, int plane, int from) {
    int start = row(window, plane, from);
    for (int cell = start; cell < start + size; cell++) {
      if (values[cell] != Float.NEGATIVE_INFINITY) {
        return false;
      }
    }
    return true;
  }

  void fillRow(int window, int plane, int from, float value) {
    int start = row(window, plane, from);
    Arrays.fill(values, start, start + size, value);
  }

  /** Float32 [windows, planes, n, n]. */
  NDArray upload(NDManager manager) {
    ByteBuffer bytes = manager.allocateDirect(Math.multiplyExact(values.length, Float.BYTES));
    FloatBuffer floats = bytes.asFloatBuffer();
    floats.put(values);
    return manager.create(bytes, new Shape(windows, planes, size, size), DataType.FLOAT32);
  }

  private int row(int window, int plane, int from) {
    return ((window * planes + plane) * size + from) * size;
  }
}
