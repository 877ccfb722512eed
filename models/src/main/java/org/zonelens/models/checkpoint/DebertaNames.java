package org.zonelens.models.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What {@code transformers} calls the weights of an {@link Architecture.Deberta} encoder. Where
 * there is both a weight and a bias, {@code .weight} and {@code .bias} are to be added.
 *
 * @param words the table itself, as are positions, types and distances
 * @param projection the weight from the embedding's width to the hidden width; it has no bias
 * @param distances empty if no term of the scores takes them
 * @param distanceNorm applied to the table of distances
 * @param layers one entry per layer
 */
public record DebertaNames(
    String words,
    Optional<String> positions,
    Optional<String> types,
    Optional<String> projection,
    String embeddingNorm,
    Optional<String> distances,
    Optional<String> distanceNorm,
    Optional<Convolution> convolution,
    List<Layer> layers) {

  /** The names of the convolution beside layer 0, whose weight is [hidden, hidden/groups, k]. */
  public record Convolution(String map, String norm) {}

  /**
   * The names of one layer's weights.
   *
   * @param distanceKey maps distances to keys that contents' queries meet; may be the contents'
   *     map; empty if the scores lack the term, as for distanceQuery
   */
  public record Layer(
      PostNormNames.Layer block, Optional<String> distanceKey, Optional<String> distanceQuery) {}

  public static DebertaNames of(EncoderSpec spec, Architecture.Deberta architecture) {
    String embeddings = spec.family().prefix() + "embeddings.";
    String encoder = spec.family().prefix() + "encoder.";
    boolean takesDistances =
        architecture.has(Architecture.DistanceTerm.CONTENT_TO_POSITION)
            || architecture.has(Architecture.DistanceTerm.POSITION_TO_CONTENT);
    boolean norms =
        takesDistances
            && architecture.distances().map(Architecture.Distances::normed).orElse(false);
    return new DebertaNames(
        embeddings + "word_embeddings.weight",
        present(architecture.absolutePositions(), embeddings + "position_embeddings.weight"),
        present(spec.typeVocabSize() > 0, embeddings + "token_type_embeddings.weight"),
        present(architecture.embeddingWidth() != spec.hidden(), embeddings + "embed_proj.weight"),
        embeddings + "LayerNorm",
        present(takesDistances, encoder + "rel_embeddings.weight"),
        present(norms, encoder + "LayerNorm"),
        architecture
            .convolution()
            .map(_ -> new Convolution(encoder + "conv.conv", encoder + "conv.LayerNorm")),
        IntStream.range(0, spec.layers())
            .mapToObj(layer -> layer(encoder + "layer." + layer + ".", architecture))
            .toList());
  }

  private static Optional<String> present(boolean condition, String name) {
    return condition ? Optional.of(name) : Optional.empty();
  }

  private static Layer layer(String prefix, Architecture.Deberta architecture) {
    String attention = prefix + "attention.self.";
    boolean shared = architecture.distances().map(Architecture.Distances::sharedMaps).orElse(false);
    return new Layer(
        new PostNormNames.Layer(
            attention + "query_proj",
            attention + "key_proj",
            attention + "value_proj",
            prefix + "attention.output.dense",
            prefix + "attention.output.LayerNorm",
            prefix + "intermediate.dense",
            prefix + "output.dense",
            prefix + "output.LayerNorm"),
        present(
            architecture.has(Architecture.DistanceTerm.CONTENT_TO_POSITION),
            attention + (shared ? "key_proj" : "pos_key_proj")),
        present(
            architecture.has(Architecture.DistanceTerm.POSITION_TO_CONTENT),
            attention + (shared ? "query_proj" : "pos_query_proj")));
  }

  /** Adds every weight with its shape, in the order of the computation. */
  void addTo(TensorShapes shapes, EncoderSpec spec, Architecture.Deberta architecture) {
    int width = architecture.embeddingWidth();
    int hidden = spec.hidden();
    shapes.table(words, spec.vocabSize(), width);
    positions.ifPresent(name -> shapes.table(name, spec.maxPositions(), width));
    types.ifPresent(name -> shapes.table(name, spec.typeVocabSize(), width));
    projection.ifPresent(name -> shapes.table(name, hidden, width));
    shapes.norm(embeddingNorm, hidden);
    distances.ifPresent(
        name -> shapes.table(name, architecture.distances().orElseThrow().table().rows(), hidden));
    distanceNorm.ifPresent(name -> shapes.norm(name, hidden));
    convolution.ifPresent(
        names -> {
          shapes.convolution(names.map, hidden, architecture.convolution().orElseThrow());
          shapes.norm(names.norm, hidden);
        });
    for (Layer layer : layers) {
      layer.block.addTo(shapes, spec);
      layer.distanceKey.ifPresent(name -> shapes.linear(name, hidden, hidden));
      layer.distanceQuery.ifPresent(name -> shapes.linear(name, hidden, hidden));
    }
  }
}
