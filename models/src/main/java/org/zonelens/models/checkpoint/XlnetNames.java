package org.zonelens.models.checkpoint;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code transformers} calls the weights of an {@link Architecture.Xlnet} encoder. For norms
 * and the linear maps of the feed-forward blocks, {@code .weight} and {@code .bias} are to be
 * added; the others are the tensors themselves.
 *
 * @param layers one entry per layer
 */
public record XlnetNames(String words, List<Layer> layers) {

  /**
   * The names of one layer's weights.
   *
   * @param query as are key, value, output and distance: [hidden, heads, width of a head]
   * @param contentBias as are distanceBias and segmentBias, added to queries: [heads, width]
   * @param segments the key of tokens in the same segment, and of others: [2, heads, width]
   */
  public record Layer(
      String query,
      String key,
      String value,
      String output,
      String distance,
      String contentBias,
      String distanceBias,
      String segmentBias,
      String segments,
      String attentionNorm,
      String wide,
      String narrow,
      String outputNorm) {}

  public static XlnetNames of(EncoderSpec spec) {
    String prefix = spec.family().prefix();
    return new XlnetNames(
        prefix + "word_embedding.weight",
        IntStream.range(0, spec.layers())
            .mapToObj(layer -> layer(prefix + "layer." + layer + "."))
            .toList());
  }

  private static Layer layer(String prefix) {
    String attention = prefix + "rel_attn.";
    String feedForward = prefix + "ff.";
    return new Layer(
        attention + "q",
        attention + "k",
        attention + "v",
        attention + "o",
        attention + "r",
        attention + "r_w_bias",
        attention + "r_r_bias",
        attention + "r_s_bias",
        attention + "seg_embed",
        attention + "layer_norm",
        feedForward + "layer_1",
        feedForward + "layer_2",
        feedForward + "layer_norm");
  }

  /** Adds every weight with its shape, in the order of the computation. */
  void addTo(TensorShapes shapes, EncoderSpec spec) {
    int hidden = spec.hidden();
    int heads = spec.heads();
    int width = spec.headWidth();
    shapes.table(words, spec.vocabSize(), hidden);
    for (Layer layer : layers) {
      for (String map :
          List.of(layer.query, layer.key, layer.value, layer.output, layer.distance)) {
        shapes.tensor(map, hidden, heads, width);
      }
      shapes.table(layer.contentBias, heads, width);
      shapes.table(layer.distanceBias, heads, width);
      shapes.table(layer.segmentBias, heads, width);
      shapes.tensor(layer.segments, 2, heads, width);
      shapes.norm(layer.attentionNorm, hidden);
      shapes.linear(layer.wide, spec.intermediate(), hidden);
      shapes.linear(layer.narrow, hidden, spec.intermediate());
      shapes.norm(layer.outputNorm, hidden);
    }
  }
}
