package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.ModelFault;

/**
 * An encoder with a head for question answering, as pure functions of its weights.
 *
 * <p>Shapes: B windows, n tokens with padding. Every result belongs to the manager of the array it
 * came from: token ids or hidden states. Gradients flow from the logits to every weight that asks
 * for them.
 */
public interface Encoder {

  /** An encoder that answers: every name of {@code TensorNames} is asked for. */
  static Encoder withQaHead(EncoderSpec spec, TensorSource source) {
    return of(spec, source, QaHead.of(source));
  }

  /**
   * An encoder that can only be looked at.
   *
   * @param why what is said to who asks for an answer; its argument is the model's name
   */
  static Encoder withoutHead(EncoderSpec spec, TensorSource source, ModelFault why) {
    return of(spec, source, QaHead.lacking(why));
  }

  private static Encoder of(EncoderSpec spec, TensorSource source, QaHead head) {
    return switch (spec.architecture()) {
      case Architecture.PostNorm postNorm -> new PostNormEncoder(spec, postNorm, source, head);
      case Architecture.Xlnet xlnet -> new XlnetEncoder(spec, xlnet, source, head);
      case Architecture.Deberta deberta -> new DebertaEncoder(spec, deberta, source, head);
    };
  }

  EncoderSpec spec();

  QaHead head();

  /** The hidden states before layer 0: [B, n, hidden]. */
  NDArray embed(TokenBatch tokens);

  /**
   * One layer.
   *
   * @param tokens that the states belong to
   * @param hidden [B, n, hidden] before it
   * @return the same shape, after it; the last layer's are the last hidden states
   */
  NDArray layer(int layer, TokenBatch tokens, NDArray hidden, AttentionSites sites);

  /** The whole pass, with the model as it is; the form for training. */
  default QaHead.Logits forward(TokenBatch tokens) {
    AttentionSites sites = tokens.untouched();
    NDArray hidden = embed(tokens);
    for (int layer = 0; layer < spec().layers(); layer++) {
      NDArray next = layer(layer, tokens, hidden, sites);
      hidden.close();
      hidden = next;
    }
    return head().logits(hidden);
  }
}
