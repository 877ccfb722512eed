package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;

/** One layer: attention, then a feed-forward block, each followed by a sum and a layer norm. */
record DebertaLayer(
    int index,
    DisentangledAttention attention,
    LinearWeights attentionOutput,
    NormWeights attentionNorm,
    FeedForward feedForward,
    NormWeights outputNorm) {

  static DebertaLayer of(
      TensorSource source,
      int index,
      DebertaNames.Layer names,
      Architecture.Deberta architecture,
      EncoderSpec spec) {
    PostNormNames.Layer block = names.block();
    return new DebertaLayer(
        index,
        DisentangledAttention.of(source, names, architecture, spec),
        LinearWeights.of(source, block.attentionOutput()),
        NormWeights.of(source, block.attentionNorm(), spec.layerNormEps()),
        FeedForward.of(source, block.wide(), block.narrow(), spec),
        NormWeights.of(source, block.outputNorm(), spec.layerNormEps()));
  }

  /**
   * Runs the layer.
   *
   * @param hidden [B, n, hidden]
   * @return the same shape; it and what led to it are in the manager of {@code hidden}
   */
  NDArray apply(NDArray hidden, LayerDistances distances, AttentionSites sites) {
    NDArray context = attention.apply(index, hidden, distances, sites);
    NDArray attended = attentionNorm.apply(attentionOutput.apply(context).addi(hidden));
    return outputNorm.apply(feedForward.apply(attended).addi(attended));
  }
}
