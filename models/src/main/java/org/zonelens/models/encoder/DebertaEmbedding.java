package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import java.util.Optional;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * What DeBERTa knows of each token by itself.
 *
 * @param projection [hidden, width of the tables]
 */
record DebertaEmbedding(
    NDArray words,
    Optional<NDArray> positions,
    Optional<NDArray> types,
    Optional<NDArray> projection,
    NormWeights norm) {

  static DebertaEmbedding of(TensorSource source, DebertaNames names, EncoderSpec spec) {
    return new DebertaEmbedding(
        source.get(names.words()),
        names.positions().map(source::get),
        names.types().map(source::get),
        names.projection().map(source::get),
        NormWeights.of(source, names.embeddingNorm(), spec.layerNormEps()));
  }

  /** The states before layer 0, [B, n, hidden], with zeros for padding. */
  NDArray apply(TokenBatch tokens, TokenPresence presence) {
    NDArray ids = tokens.ids();
    NDManager owner = ids.getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(ids, tokens.typeIds());
      NDArray sum = lookUp(ids, words);
      int size = Math.toIntExact(ids.getShape().get(1));
      positions.ifPresent(
          table -> sum.addi(lookUp(scope.arange(0, size, 1, DataType.INT64), table)));
      types.ifPresent(table -> sum.addi(lookUp(tokens.typeIds(), table)));
      NDArray wide = projection.map(map -> Linear.linear(sum, map).singletonOrThrow()).orElse(sum);
      NDArray hidden = presence.keep(norm.apply(wide));
      hidden.attach(owner);
      return hidden;
    }
  }

  private static NDArray lookUp(NDArray rows, NDArray table) {
    return Embedding.embedding(rows, table, SparseFormat.DENSE).singletonOrThrow();
  }
}
