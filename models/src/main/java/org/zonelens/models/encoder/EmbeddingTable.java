package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/**
 * A table of vectors.
 *
 * @param rows [count, width]
 */
record EmbeddingTable(NDArray rows) {

  static EmbeddingTable of(TensorSource source, String name) {
    return new EmbeddingTable(source.get(name));
  }

  /**
   * Looks vectors up.
   *
   * @param numbers int64 [..], of rows
   * @return [.., width], in the manager of {@code numbers}
   */
  NDArray at(NDArray numbers) {
    return Embedding.embedding(numbers, rows, SparseFormat.DENSE).singletonOrThrow();
  }
}
