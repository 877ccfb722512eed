package org.zonelens.models.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import org.zonelens.models.checkpoint.TensorShape;

/**
 * One trainable weight with what Adam (Kingma &amp; Ba 2015) remembers of it. The three arrays have
 * the same shape and belong to the trainer's manager.
 *
 * @param value asks for gradients
 * @param mean of the gradients
 * @param variance of the gradients, uncentred
 */
record Parameter(NDArray value, NDArray mean, NDArray variance) {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  static Parameter fresh(NDManager manager, TensorShape shape, float[] values) {
    Shape extents = new Shape(shape.toArray());
    // A copy, so that the engine lays it out in memory as it does a restored one.
    return of(
        manager.create(values, extents).duplicate(),
        manager.zeros(extents),
        manager.zeros(extents));
  }

  /** A weight as it was when a training was saved. */
  static Parameter restored(
      NDManager manager,
      TensorShape shape,
      ByteBuffer value,
      ByteBuffer mean,
      ByteBuffer variance) {
    Shape extents = new Shape(shape.toArray());
    // Copies: a mapped file is for reading only.
    return of(
        manager.create(value, extents, DataType.FLOAT32).duplicate(),
        manager.create(mean, extents, DataType.FLOAT32).duplicate(),
        manager.create(variance, extents, DataType.FLOAT32).duplicate());
  }

  private static Parameter of(NDArray value, NDArray mean, NDArray variance) {
    value.setRequiresGradient(true);
    return new Parameter(value, mean, variance);
  }

  /** Sum of the squares of the gradient's elements. */
  double squaredGradient() {
    try (NDArray gradient = value.getGradient();
        NDArray squares = gradient.square();
        NDArray sum = squares.sum()) {
      return sum.getFloat();
    }
  }

  /**
   * One step of Adam; the gradient is zero afterwards.
   *
   * @param step counted from 1
   * @param scale multiplies the gradient
   */
  void update(int step, double rate, double scale) {
    double corrected = rate * Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    try (NDArray gradient = value.getGradient()) {
      JniUtils.adamUpdate(
          (PtNDArray) value,
          (PtNDArray) gradient,
          (PtNDArray) mean,
          (PtNDArray) variance,
          (float) rate,
          (float) corrected,
          0f,
          (float) scale,
          -1f,
          BETA1,
          BETA2,
          EPSILON,
          false);
    }
    JniUtils.zeroGrad((PtNDArray) value);
  }
}
