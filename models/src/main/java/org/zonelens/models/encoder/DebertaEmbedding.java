package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
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
    EmbeddingTable words,
    Optional<EmbeddingTable> positions,
    Optional<EmbeddingTable> types,
    Optional<NDArray> projection,
    NormWeights norm) {

  static DebertaEmbedding of(TensorSource source, DebertaNames names, EncoderSpec spec) {
    return new DebertaEmbedding(
        EmbeddingTable.of(source, names.words()),
        names.positions().map(name -> EmbeddingTable.of(source, name)),
        names.types().map(name -> EmbeddingTable.of(source, name)),
        names.projection().map(source::get),
        NormWeights.of(source, names.embeddingNorm(), spec.layerNormEps()));
  }

  /** The states before layer 0, [B, n, hidden], with zeros for padding. */
  NDArray apply(TokenBatch tokens, TokenPresence presence) {
    NDArray ids = tokens.ids();
    NDManager owner = ids.getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(ids, tokens.typeIds());
      NDArray sum = words.at(ids);
      int size = Math.toIntExact(ids.getShape().get(1));
      positions.ifPresent(table -> sum.addi(table.at(scope.arange(0, size, 1, DataType.INT64))));
      types.ifPresent(table -> sum.addi(table.at(tokens.typeIds())));
      NDArray wide = projection.map(map -> Linear.linear(sum, map).singletonOrThrow()).orElse(sum);
      NDArray hidden = presence.keep(norm.apply(wide));
      hidden.attach(owner);
      return hidden;
    }
  }
}
