package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Which of a batch's tokens are there. Belongs to the manager of the token ids.
 *
 * @param factors 0 in padding, else 1: float32 [B, n, 1]; empty if there is no padding
 */
record TokenPresence(Optional<NDArray> factors) {

  static TokenPresence of(TokenBatch tokens) {
    NDManager owner = tokens.ids().getManager();
    return new TokenPresence(
        tokens
            .padding()
            .map(
                bias -> {
                  try (NDManager scope = owner.newSubManager()) {
                    scope.tempAttachAll(bias);
                    Shape shape = tokens.ids().getShape();
                    NDArray factors = bias.exp().reshape(shape.get(0), shape.get(1), 1);
                    factors.attach(owner);
                    return factors;
                  }
                }));
  }

  /** The states [B, n, hidden] of tokens, and zeros for padding; in the manager of the states. */
  NDArray keep(NDArray hidden) {
    return factors.map(hidden::mul).orElse(hidden);
  }
}
