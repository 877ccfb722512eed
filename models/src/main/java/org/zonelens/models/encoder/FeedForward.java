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
    return narrow.apply(activate(wide.apply(hidden)));
  }

  private NDArray activate(NDArray x) {
    return switch (activation) {
      case GELU -> ai.djl.nn.Activation.gelu(x);
      // The formula of Hendrycks & Gimpel (2016), as transformers computes it.
      case GELU_TANH ->
          x.mul(0.5).mul(x.add(x.pow(3).mul(0.044715)).mul(Math.sqrt(2 / Math.PI)).tanh().add(1));
      case GELU_SIGMOID -> x.mul(ai.djl.nn.Activation.sigmoid(x.mul(1.702)));
      case RELU -> ai.djl.nn.Activation.relu(x);
      case SILU -> x.mul(ai.djl.nn.Activation.sigmoid(x));
      case TANH -> x.tanh();
    };
  }
}
