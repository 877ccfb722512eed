package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;

/** BERT and those that are built like it. */
final class PostNormEncoder implements Encoder {
  private final EncoderSpec spec;
  private final Architecture.PositionNumbering numbering;
  private final EmbeddingTable words;
  private final EmbeddingTable positions;
  private final Optional<EmbeddingTable> types;
  private final NormWeights embeddingNorm;
  private final Optional<LinearWeights> projection;
  private final List<EncoderLayer> layers;
  private final QaHead head;

  PostNormEncoder(
      EncoderSpec spec, Architecture.PostNorm architecture, TensorSource source, QaHead head) {
    PostNormNames names = PostNormNames.of(spec, architecture);
    this.spec = spec;
    this.numbering = architecture.numbering();
    this.words = EmbeddingTable.of(source, names.words());
    this.positions = EmbeddingTable.of(source, names.positions());
    this.types = names.types().map(name -> EmbeddingTable.of(source, name));
    this.embeddingNorm = NormWeights.of(source, names.embeddingNorm(), spec.layerNormEps());
    this.projection = names.projection().map(name -> LinearWeights.of(source, name));
    this.layers =
        IntStream.range(0, spec.layers())
            .mapToObj(index -> EncoderLayer.of(source, index, names.layers().get(index), spec))
            .toList();
    this.head = head;
  }

  @Override
  public EncoderSpec spec() {
    return spec;
  }

  List<EncoderLayer> layers() {
    return layers;
  }

  @Override
  public QaHead head() {
    return head;
  }

  @Override
  public NDArray embed(TokenBatch tokens) {
    NDArray ids = tokens.ids();
    NDManager owner = ids.getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(ids, tokens.typeIds());
      NDArray sum = words.at(ids);
      types.ifPresent(table -> sum.addi(table.at(tokens.typeIds())));
      sum.addi(positions.at(places(ids, scope)));
      NDArray normed = embeddingNorm.apply(sum);
      NDArray hidden = projection.map(map -> map.apply(normed)).orElse(normed);
      hidden.attach(owner);
      return hidden;
    }
  }

  /** The rows of the position table: int64 [n] or [B, n]. */
  private NDArray places(NDArray ids, NDManager scope) {
    return switch (numbering) {
      case FROM_ZERO -> scope.arange(0, Math.toIntExact(ids.getShape().get(1)), 1, DataType.INT64);
      case AFTER_PADDING -> {
        // A padding token that was typed into the text is not counted either, as in transformers.
        NDArray counted = ids.neq(spec.padId()).toType(DataType.INT64, false);
        yield counted.cumSum(1).mul(counted).add(spec.padId());
      }
    };
  }

  @Override
  public NDArray layer(int layer, TokenBatch tokens, NDArray hidden, AttentionSites sites) {
    return layers.get(layer).apply(hidden, sites);
  }
}
