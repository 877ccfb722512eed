package org.zonelens.models.checkpoint;

/**
 * The facts that tell one post-layer-norm encoder from another.
 *
 * @param hidden width of the hidden states, a multiple of {@code heads}
 * @param intermediate width of the feed-forward blocks
 * @param maxPositions the most tokens a window can have
 * @param padId the vocabulary's row for padding
 */
public record EncoderSpec(
    Family family,
    int layers,
    int heads,
    int hidden,
    int intermediate,
    Activation activation,
    double layerNormEps,
    int vocabSize,
    int typeVocabSize,
    int maxPositions,
    int padId) {
  public EncoderSpec {
    if (heads < 1 || hidden % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide a width of " + hidden);
    }
  }

  /** Width of one head. */
  public int headWidth() {
    return hidden / heads;
  }
}
