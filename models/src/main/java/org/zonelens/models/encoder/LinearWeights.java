package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

/**
 * A linear map.
 *
 * @param weight [outputs, inputs]
 * @param bias [outputs]
 */
record LinearWeights(NDArray weight, NDArray bias) {

  static LinearWeights of(TensorSource source, String name) {
    return new LinearWeights(source.get(name + ".weight"), source.get(name + ".bias"));
  }

  /** [.., inputs] to [.., outputs], in the manager of {@code input}. */
  NDArray apply(NDArray input) {
    return Linear.linear(input, weight, bias).singletonOrThrow();
  }
}
