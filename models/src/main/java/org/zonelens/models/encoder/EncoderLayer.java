package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;

/** One layer: attention, then a feed-forward block, each followed by a sum and a layer norm. */
record EncoderLayer(
    int index,
    SelfAttention attention,
    LinearWeights attentionOutput,
    NormWeights attentionNorm,
    FeedForward feedForward,
    NormWeights outputNorm) {

  static EncoderLayer of(
      TensorSource source, int index, PostNormNames.Layer names, EncoderSpec spec) {
    return new EncoderLayer(
        index,
        SelfAttention.of(source, names, spec),
        LinearWeights.of(source, names.attentionOutput()),
        NormWeights.of(source, names.attentionNorm(), spec.layerNormEps()),
        FeedForward.of(source, names.wide(), names.narrow(), spec),
        NormWeights.of(source, names.outputNorm(), spec.layerNormEps()));
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
