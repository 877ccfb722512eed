package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * DeBERTa's second and third version (He et al. 2021).
 *
 * <p>Padding has zeros for an embedding, as in transformers. There its rows attend to everything
 * alike, here to the tokens; it does not matter unless a mask reveals padding, since else no token
 * attends to those rows and the convolution sees zeros in them.
 */
final class DebertaEncoder implements Encoder {
  private final EncoderSpec spec;
  private final DebertaEmbedding embedding;
  private final Optional<DistanceEmbedding> distances;
  private final Optional<NeighbourConvolution> convolution;
  private final List<DebertaLayer> layers;
  private final QaHead head;

  DebertaEncoder(
      EncoderSpec spec, Architecture.Deberta architecture, TensorSource source, QaHead head) {
    DebertaNames names = DebertaNames.of(spec, architecture);
    this.spec = spec;
    this.embedding = DebertaEmbedding.of(source, names, spec);
    this.distances =
        names
            .distances()
            .map(name -> DistanceEmbedding.of(source, name, names, architecture, spec));
    this.convolution =
        names.convolution().map(each -> NeighbourConvolution.of(source, each, architecture, spec));
    this.layers =
        IntStream.range(0, spec.layers())
            .mapToObj(
                index ->
                    DebertaLayer.of(source, index, names.layers().get(index), architecture, spec))
            .toList();
    this.head = head;
  }

  @Override
  public EncoderSpec spec() {
    return spec;
  }

  @Override
  public QaHead head() {
    return head;
  }

  @Override
  public NDArray embed(TokenBatch tokens) {
    return embedding.apply(tokens, presence(tokens));
  }

  @Override
  public NDArray layer(int layer, TokenBatch tokens, NDArray hidden, AttentionSites sites) {
    LayerDistances met = distances(layer, tokens);
    TokenPresence presence = presence(tokens);
    NDManager owner = hidden.getManager();
    // As in EncoderLayer.
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(hidden);
      NDArray after = layers.get(layer).apply(hidden, met, sites);
      NDArray output =
          layer > 0
              ? after
              : convolution.map(each -> each.apply(hidden, after, presence)).orElse(after);
      output.attach(owner);
      return output;
    }
  }

  private static TokenPresence presence(TokenBatch tokens) {
    return tokens.derived().get(TokenPresence.class, () -> TokenPresence.of(tokens));
  }

  private LayerDistances distances(int layer, TokenBatch tokens) {
    TokenBatch one = tokens.once();
    return distances
        .map(table -> one.derived().get(BatchDistances.class, () -> BatchDistances.of(one, table)))
        .map(batch -> batch.in(layer, layers.get(layer).attention()))
        .orElse(LayerDistances.NONE);
  }
}
