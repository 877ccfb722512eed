package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What one layer makes of the 2n distances between n tokens; w is the width of a head. Empty where
 * the scores lack the term.
 *
 * @param keys met by the tokens' queries: [H, w, 2n], for the distances n, n - 1, ... -n + 1 of a
 *     query behind a key
 * @param queries scaled, and met by the tokens' keys: [H, w, 2n], for -n, -n + 1, ... n - 1
 */
record LayerDistances(Optional<NDArray> keys, Optional<NDArray> queries) {
  static final LayerDistances NONE = new LayerDistances(Optional.empty(), Optional.empty());
}
