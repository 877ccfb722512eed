package org.zonelens.models.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What {@code transformers} calls the weights of a {@link Architecture.PostNorm} encoder. Where
 * there is both a weight and a bias, {@code .weight} and {@code .bias} are to be added.
 *
 * @param words the table itself, as are positions and types
 * @param types empty if the family knows no segments
 * @param projection from the embedding's width to the hidden width; empty if there is none
 * @param layers one entry per layer that a token goes through; layers that share weights have equal
 *     entries
 */
public record PostNormNames(
    String words,
    String positions,
    Optional<String> types,
    String embeddingNorm,
    Optional<String> projection,
    List<Layer> layers) {

  /** The names of one layer's weights. */
  public record Layer(
      String query,
      String key,
      String value,
      String attentionOutput,
      String attentionNorm,
      String wide,
      String narrow,
      String outputNorm) {

    /** Adds a layer's weights with their shapes. */
    void addTo(TensorShapes shapes, EncoderSpec spec) {
      int hidden = spec.hidden();
      shapes.linear(query, hidden, hidden);
      shapes.linear(key, hidden, hidden);
      shapes.linear(value, hidden, hidden);
      shapes.linear(attentionOutput, hidden, hidden);
      shapes.norm(attentionNorm, hidden);
      shapes.linear(wide, spec.intermediate(), hidden);
      shapes.linear(narrow, hidden, spec.intermediate());
      shapes.norm(outputNorm, hidden);
    }
  }

  /** The names by the family's conventions. */
  public static PostNormNames of(EncoderSpec spec, Architecture.PostNorm architecture) {
    String embeddings = spec.family().prefix() + "embeddings.";
    return new PostNormNames(
        embeddings + "word_embeddings.weight",
        embeddings + "position_embeddings.weight",
        spec.typeVocabSize() == 0
            ? Optional.empty()
            : Optional.of(embeddings + "token_type_embeddings.weight"),
        embeddings + "LayerNorm",
        projection(spec, architecture),
        IntStream.range(0, spec.layers())
            .mapToObj(layer -> layer(spec.family(), architecture.sharing(), layer))
            .toList());
  }

  private static Optional<String> projection(EncoderSpec spec, Architecture.PostNorm architecture) {
    return switch (spec.family()) {
      // There even if both widths are equal.
      case ALBERT -> Optional.of("albert.encoder.embedding_hidden_mapping_in");
      case ELECTRA ->
          architecture.embeddingWidth() == spec.hidden()
              ? Optional.empty()
              : Optional.of("electra.embeddings_project");
      case BERT, ROBERTA, XLM_ROBERTA, CAMEMBERT, DISTILBERT -> Optional.empty();
      case XLNET, DEBERTA_V2 -> throw notPostNorm(spec.family());
    };
  }

  private static Layer layer(Family family, Architecture.LayerSharing sharing, int layer) {
    return switch (family) {
      case BERT, ROBERTA, XLM_ROBERTA, CAMEMBERT, ELECTRA ->
          bert(family.prefix() + "encoder.layer." + layer + ".");
      case ALBERT ->
          albert(
              "albert.encoder.albert_layer_groups.%d.albert_layers.%d."
                  .formatted(sharing.group(layer), sharing.within(layer)));
      case DISTILBERT -> distilBert("distilbert.transformer.layer." + layer + ".");
      case XLNET, DEBERTA_V2 -> throw notPostNorm(family);
    };
  }

  private static IllegalArgumentException notPostNorm(Family family) {
    return new IllegalArgumentException(family + " is built in another way");
  }

  private static Layer bert(String prefix) {
    return new Layer(
        prefix + "attention.self.query",
        prefix + "attention.self.key",
        prefix + "attention.self.value",
        prefix + "attention.output.dense",
        prefix + "attention.output.LayerNorm",
        prefix + "intermediate.dense",
        prefix + "output.dense",
        prefix + "output.LayerNorm");
  }

  private static Layer albert(String prefix) {
    return new Layer(
        prefix + "attention.query",
        prefix + "attention.key",
        prefix + "attention.value",
        prefix + "attention.dense",
        prefix + "attention.LayerNorm",
        prefix + "ffn",
        prefix + "ffn_output",
        prefix + "full_layer_layer_norm");
  }

  private static Layer distilBert(String prefix) {
    return new Layer(
        prefix + "attention.q_lin",
        prefix + "attention.k_lin",
        prefix + "attention.v_lin",
        prefix + "attention.out_lin",
        prefix + "sa_layer_norm",
        prefix + "ffn.lin1",
        prefix + "ffn.lin2",
        prefix + "output_layer_norm");
  }

  /** Adds every weight with its shape, in the order of the computation. */
  void addTo(TensorShapes shapes, EncoderSpec spec, Architecture.PostNorm architecture) {
    int width = architecture.embeddingWidth();
    shapes.table(words, spec.vocabSize(), width);
    shapes.table(positions, positionRows(spec, architecture), width);
    types.ifPresent(table -> shapes.table(table, spec.typeVocabSize(), width));
    shapes.norm(embeddingNorm, width);
    projection.ifPresent(name -> shapes.linear(name, spec.hidden(), width));
    layers.forEach(layer -> layer.addTo(shapes, spec));
  }

  private static int positionRows(EncoderSpec spec, Architecture.PostNorm architecture) {
    return switch (architecture.numbering()) {
      case FROM_ZERO -> spec.maxPositions();
      case AFTER_PADDING -> spec.maxPositions() + spec.padId() + 1;
    };
  }
}
