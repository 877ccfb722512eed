package org.zonelens.models.checkpoint;

/**
 * The facts that tell one encoder from another.
 *
 * @param layers that a token goes through, whether or not they share weights
 * @param hidden width of the hidden states, a multiple of {@code heads}
 * @param intermediate width of the feed-forward blocks
 * @param typeVocabSize how many segments its table knows; 0 if it has no such table
 * @param maxPositions the most tokens a window can have; for XLNet, which knows distances only, the
 *     most that {@link ModelConfig} allows. A DeBERTa that knows distances only could read longer
 *     windows than it was made for; its config's number holds all the same.
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
    int padId,
    Architecture architecture) {
  public EncoderSpec {
    if (heads < 1 || hidden % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide a width of " + hidden);
    }
  }

  /** A BERT, whose layers all have weights of their own. */
  public static EncoderSpec bert(
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
    return new EncoderSpec(
        Family.BERT,
        layers,
        heads,
        hidden,
        intermediate,
        activation,
        layerNormEps,
        vocabSize,
        typeVocabSize,
        maxPositions,
        padId,
        Architecture.PostNorm.plain(layers, hidden));
  }

  /** Width of one head. */
  public int headWidth() {
    return hidden / heads;
  }
}
