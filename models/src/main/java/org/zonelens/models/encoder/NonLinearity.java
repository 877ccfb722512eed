package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import org.zonelens.models.checkpoint.Activation;

/** The functions of {@link Activation} on arrays. */
final class NonLinearity {
  private NonLinearity() {}

  /** Applied to each number; the result belongs to the manager of {@code x}. */
  static NDArray of(Activation activation, NDArray x) {
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
