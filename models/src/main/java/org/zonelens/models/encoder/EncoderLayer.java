package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.TensorNames;

/** One layer: attention, then a feed-forward block, each followed by a sum and a layer norm. */
record EncoderLayer(
    int index,
    SelfAttention attention,
    LinearWeights attentionOutput,
    NormWeights attentionNorm,
    FeedForward feedForward,
    NormWeights outputNorm) {

  static EncoderLayer of(TensorSource source, int index, EncoderSpec spec) {
    String prefix = TensorNames.layer(index);
    return new EncoderLayer(
        index,
        SelfAttention.of(source, prefix + "attention.self.", spec),
        LinearWeights.of(source, prefix + "attention.output.dense"),
        NormWeights.of(source, prefix + "attention.output.LayerNorm", spec.layerNormEps()),
        FeedForward.of(source, prefix, spec),
        NormWeights.of(source, prefix + "output.LayerNorm", spec.layerNormEps()));
  }

  /**
   * Runs the layer.
   *
   * @param hidden [B, n, hidden]
   * @return the same shape, in the manager of {@code hidden}
   */
  NDArray apply(NDArray hidden, AttentionSites sites) {
    NDManager owner = hidden.getManager();
    // Results belong to the manager of their first operand. Lent to a scope of its own, the layer
    // leaves nothing behind but its result.
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(hidden);
      NDArray context = attention.apply(index, hidden, sites);
      NDArray attended = attentionNorm.apply(attentionOutput.apply(context).addi(hidden));
      NDArray output = outputNorm.apply(feedForward.apply(attended).addi(attended));
      output.attach(owner);
      return output;
    }
  }
}
