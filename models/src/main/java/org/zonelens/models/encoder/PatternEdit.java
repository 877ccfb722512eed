package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;

/**
 * A change of attention weights after softmax. Arrays are float32 [B, 1 or H, n, n] and broadcast
 * over the pattern [B, H, n, n].
 */
sealed interface PatternEdit {

  /** Results belong to the manager of {@code pattern}. */
  NDArray apply(NDArray pattern);

  /** Weights times factors; rows are not renormalised. */
  record Multiply(NDArray factors) implements PatternEdit {
    @Override
    public NDArray apply(NDArray pattern) {
      return pattern.mul(factors);
    }
  }

  /**
   * Each row's weight inside a zone is spread evenly over that row's cells of the zone.
   *
   * @param inside 1 in the zone, else 0
   * @param share 1 / the number of the row's cells in the zone, else 0
   */
  record Spread(NDArray inside, NDArray share) implements PatternEdit {
    @Override
    public NDArray apply(NDArray pattern) {
      NDArray taken = pattern.mul(inside);
      NDArray mass = taken.sum(new int[] {-1}, true);
      return pattern.sub(taken).add(mass.mul(share));
    }
  }
}
