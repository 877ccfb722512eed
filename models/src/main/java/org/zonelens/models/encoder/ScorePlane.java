package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What is added to the scores of a head before softmax, padding included.
 *
 * @param bias minus infinity where a cell is excluded, else 0: float32 [B, 1, n, n]
 * @param alive 0 in rows that have no key left, else 1: float32 [B, 1, n, 1]; empty if every row
 *     has one
 */
record ScorePlane(NDArray bias, Optional<NDArray> alive) implements AutoCloseable {
  @Override
  public void close() {
    bias.close();
    alive.ifPresent(NDArray::close);
  }
}
