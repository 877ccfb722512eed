package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.TensorNames;

/**
 * A post-layer-norm encoder with a head for question answering, as pure functions of its weights.
 *
 * <p>Shapes: B windows, n tokens with padding. Every result belongs to the manager of the token ids
 * it came from. Gradients flow from the logits to every weight that asks for them.
 */
public final class Encoder {
  private final EncoderSpec spec;
  private final NDArray words;
  private final NDArray positions;
  private final NDArray types;
  private final NormWeights embeddingNorm;
  private final List<EncoderLayer> layers;
  private final Optional<LinearWeights> qaHead;

  private Encoder(EncoderSpec spec, TensorSource source, boolean withQaHead) {
    this.spec = spec;
    this.words = source.get(TensorNames.WORDS);
    this.positions = source.get(TensorNames.POSITIONS);
    this.types = source.get(TensorNames.TYPES);
    this.embeddingNorm = NormWeights.of(source, TensorNames.EMBEDDING_NORM, spec.layerNormEps());
    List<EncoderLayer> all = new ArrayList<>();
    for (int layer = 0; layer < spec.layers(); layer++) {
      all.add(EncoderLayer.of(source, layer, spec));
    }
    this.layers = List.copyOf(all);
    this.qaHead =
        withQaHead ? Optional.of(LinearWeights.of(source, TensorNames.QA_HEAD)) : Optional.empty();
  }

  /** An encoder that answers: all names of {@link TensorNames} are asked for. */
  public static Encoder withQaHead(EncoderSpec spec, TensorSource source) {
    return new Encoder(spec, source, true);
  }

  /** An encoder that can only be looked at. */
  public static Encoder withoutHead(EncoderSpec spec, TensorSource source) {
    return new Encoder(spec, source, false);
  }

  /**
   * What the head says about each token.
   *
   * @param start float32 [B, n], the logits of an answer's first token; padding included
   * @param end float32 [B, n], of its last token
   */
  public record Logits(NDArray start, NDArray end) {}

  public EncoderSpec spec() {
    return spec;
  }

  public boolean hasQaHead() {
    return qaHead.isPresent();
  }

  /** The whole pass, with the model as it is; the form for training. */
  public Logits forward(TokenBatch tokens) {
    AttentionSites sites = tokens.untouched();
    NDArray hidden = embed(tokens);
    for (int layer = 0; layer < layers.size(); layer++) {
      NDArray next = layer(layer, hidden, sites);
      hidden.close();
      hidden = next;
    }
    return logits(hidden);
  }

  /** The hidden states before layer 0: [B, n, hidden]. */
  public NDArray embed(TokenBatch tokens) {
    NDArray ids = tokens.ids();
    NDManager owner = ids.getManager();
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(ids, tokens.typeIds());
      int length = Math.toIntExact(ids.getShape().get(1));
      NDArray places = scope.arange(0, length, 1, DataType.INT64);
      NDArray sum =
          lookUp(ids, words).addi(lookUp(tokens.typeIds(), types)).addi(lookUp(places, positions));
      NDArray hidden = embeddingNorm.apply(sum);
      hidden.attach(owner);
      return hidden;
    }
  }

  private static NDArray lookUp(NDArray rows, NDArray table) {
    NDList result = Embedding.embedding(rows, table, SparseFormat.DENSE);
    return result.singletonOrThrow();
  }

  /**
   * One layer.
   *
   * @param hidden [B, n, hidden] before it
   * @return the same shape, after it; the last layer's are the last hidden states
   */
  public NDArray layer(int layer, NDArray hidden, AttentionSites sites) {
    return layers.get(layer).apply(hidden, sites);
  }

  /**
   * The head's logits.
   *
   * @param hidden the last hidden states, [B, n, hidden]
   * @throws IllegalStateException if there is no head
   */
  public Logits logits(NDArray hidden) {
    LinearWeights head =
        qaHead.orElseThrow(() -> new IllegalStateException("this encoder has no QA head"));
    NDArray both = head.apply(hidden);
    return new Logits(both.get("..., 0"), both.get("..., 1"));
  }
}
