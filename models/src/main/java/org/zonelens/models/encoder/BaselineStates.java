package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * The hidden states of the unmasked run before each layer, computed when first asked for and kept.
 * They belong to the manager of the token ids.
 */
final class BaselineStates {
  private final Encoder encoder;
  private final TokenBatch tokens;
  private final List<NDArray> states = new ArrayList<>();

  BaselineStates(Encoder encoder, TokenBatch tokens) {
    this.encoder = encoder;
    this.tokens = tokens;
  }

  /**
   * The states that a layer gets.
   *
   * @param layer 0 to the number of layers; with that number, the last hidden states
   * @return [B, n, hidden], which stay with this object
   */
  NDArray before(int layer) {
    if (states.isEmpty()) {
      states.add(encoder.embed(tokens));
    }
    while (states.size() <= layer) {
      states.add(encoder.layer(states.size() - 1, tokens, states.getLast(), tokens.untouched()));
    }
    return states.get(layer);
  }
}
