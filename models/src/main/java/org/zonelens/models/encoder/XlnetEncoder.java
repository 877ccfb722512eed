package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.XlnetNames;

/**
 * XLNet, reading one window at a time: no permutation of the tokens and no memory of an earlier
 * window, as in fine-tuning.
 *
 * <p>Padding comes behind the tokens here and before them in transformers, and padding attends to
 * itself there. Neither reaches the other tokens: what counts is their distance, and they do not
 * attend to padding. With a mask that reveals padding, its columns are those behind the tokens.
 */
final class XlnetEncoder implements Encoder {
  private final EncoderSpec spec;
  private final OptionalInt clamp;
  private final EmbeddingTable words;
  private final List<XlnetLayer> layers;
  private final QaHead head;

  XlnetEncoder(
      EncoderSpec spec, Architecture.Xlnet architecture, TensorSource source, QaHead head) {
    XlnetNames names = XlnetNames.of(spec);
    this.spec = spec;
    this.clamp = architecture.clamp();
    this.words = EmbeddingTable.of(source, names.words());
    this.layers =
        IntStream.range(0, spec.layers())
            .mapToObj(index -> XlnetLayer.of(source, index, names.layers().get(index), spec))
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
    NDArray ids = tokens.ids();
    NDManager owner = ids.getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(ids);
      NDArray hidden = words.at(ids);
      hidden.attach(owner);
      return hidden;
    }
  }

  @Override
  public NDArray layer(int layer, TokenBatch tokens, NDArray hidden, AttentionSites sites) {
    return layers.get(layer).apply(hidden, relations(tokens.once()), sites);
  }

  private XlnetRelations relations(TokenBatch tokens) {
    return tokens
        .derived()
        .get(XlnetRelations.class, () -> XlnetRelations.of(tokens, spec.hidden(), clamp));
  }
}
