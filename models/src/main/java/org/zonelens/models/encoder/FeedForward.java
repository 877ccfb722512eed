package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import org.zonelens.models.checkpoint.Activation;
import org.zonelens.models.checkpoint.EncoderSpec;

/** The block that works on each token by itself. */
record FeedForward(LinearWeights wide, Activation activation, LinearWeights narrow) {

  static FeedForward of(TensorSource source, String wide, String narrow, EncoderSpec spec) {
    return new FeedForward(
        LinearWeights.of(source, wide), spec.activation(), LinearWeights.of(source, narrow));
  }

  /** [B, n, hidden] to the same. */
  NDArray apply(NDArray hidden) {
    return narrow.apply(NonLinearity.of(activation, wide.apply(hidden)));
  }
}
