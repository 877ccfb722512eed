package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;

/**
 * A layer norm over the last axis (Ba et al. 2016).
 *
 * @param weight [width]
 * @param bias [width]
 */
record NormWeights(NDArray weight, NDArray bias, float eps) {

  static NormWeights of(TensorSource source, String name, double eps) {
    return new NormWeights(source.get(name + ".weight"), source.get(name + ".bias"), (float) eps);
  }

  /** [.., width] to the same, in the manager of {@code input}. */
  NDArray apply(NDArray input) {
    Shape width = weight.getShape();
    return LayerNorm.layerNorm(input, width, weight, bias, eps).singletonOrThrow();
  }
}
