package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * What a masking does in one layer, as arrays on the device.
 *
 * @param bias added to scores before softmax, padding included: float32 [B, 1 or H, n, n]; empty if
 *     only padding is to be hidden, as ever
 * @param alive 0 in rows that have no key left, else 1: float32 [B, 1 or H, n, 1]; empty if every
 *     row has one
 * @param afterSoftmax in the order of the masking
 */
record LayerEdits(Optional<NDArray> bias, Optional<NDArray> alive, List<PatternEdit> afterSoftmax) {

  static final LayerEdits NONE = new LayerEdits(Optional.empty(), Optional.empty(), List.of());

  NDArray pattern(NDArray weights) {
    // A row of zeros makes a context of zeros, where softmax over no key at all would be NaN.
    NDArray result = alive.map(weights::mul).orElse(weights);
    for (PatternEdit edit : afterSoftmax) {
      result = edit.apply(result);
    }
    return result;
  }
}
