package org.zonelens.models.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** A matrix product large enough that a device works at its fastest, to measure others against. */
public final class MatrixPeak implements AutoCloseable {
  private static final int SIZE = 2048;

  private final ComputeDevice device;
  private final NDManager manager;
  private final NDArray left;
  private final NDArray right;

  private MatrixPeak(ComputeDevice device) {
    this.device = device;
    this.manager = device.newManager();
    this.left = manager.randomNormal(new Shape(SIZE, SIZE));
    this.right = manager.randomNormal(new Shape(SIZE, SIZE));
  }

  /**
   * On a device.
   *
   * @param id such as {@code cpu} or {@code gpu:0}
   */
  public static MatrixPeak on(String id) {
    return new MatrixPeak(TensorEngine.open(DeviceChoice.parse(id)));
  }

  /** Multiplies once and waits for the result. */
  public void multiply() {
    device.lock().lock();
    try (NoGradient _ = NoGradient.enter();
        NDManager step = manager.newSubManager()) {
      step.tempAttachAll(left, right);
      // One element of it is enough to wait for.
      left.matMul(right).get("0, 0").getFloat();
    } finally {
      device.lock().unlock();
    }
  }

  /** Multiplications and additions of one product. */
  public double operations() {
    return 2.0 * SIZE * SIZE * SIZE;
  }

  @Override
  public void close() {
    manager.close();
  }
}
