package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;

/** A change of attention weights after softmax, the same for each head it is made to. */
sealed interface PatternEdit extends AutoCloseable {

  /**
   * Makes the change in place.
   *
   * @param pattern of some heads: [B, heads, n, n]
   */
  void apply(NDArray pattern);

  @Override
  void close();

  /**
   * Weights times factors; rows are not renormalised.
   *
   * @param factors float32 [B, 1, n, n]
   */
  record Multiply(NDArray factors) implements PatternEdit {
    @Override
    public void apply(NDArray pattern) {
      pattern.muli(factors);
    }

    @Override
    public void close() {
      factors.close();
    }
  }

  /**
   * Each row's weight inside a zone is spread evenly over that row's cells of the zone.
   *
   * @param inside 1 in the zone, else 0: float32 [B, 1, n, n]
   * @param share 1 / the number of the row's cells in the zone, else 0: the same shape
   */
  record Spread(NDArray inside, NDArray share) implements PatternEdit {
    @Override
    public void apply(NDArray pattern) {
      NDArray taken = pattern.mul(inside);
      NDArray mass = taken.sum(new int[] {-1}, true);
      pattern.subi(taken).addi(mass.mul(share));
    }

    @Override
    public void close() {
      inside.close();
      share.close();
    }
  }
}
