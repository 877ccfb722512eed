package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.XlnetNames;

/**
 * One layer: attention, then a feed-forward block, each followed by a sum and a layer norm.
 *
 * @param attentionOutput [hidden, hidden]
 */
record XlnetLayer(
    int index,
    XlnetAttention attention,
    NDArray attentionOutput,
    NormWeights attentionNorm,
    FeedForward feedForward,
    NormWeights outputNorm) {

  static XlnetLayer of(TensorSource source, int index, XlnetNames.Layer names, EncoderSpec spec) {
    return new XlnetLayer(
        index,
        XlnetAttention.of(source, names, spec),
        source.get(names.output()).reshape(spec.hidden(), spec.hidden()),
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
  NDArray apply(NDArray hidden, XlnetRelations relations, AttentionSites sites) {
    NDManager owner = hidden.getManager();
    // As in EncoderLayer; the relations' arrays are first operands, too.
    try (NDManager scope = owner.newSubManager()) {
      scope.tempAttachAll(hidden, relations.distances(), relations.sameSegment());
      NDArray context = attention.apply(index, hidden, relations, sites);
      NDArray projected = Linear.linear(context, attentionOutput).singletonOrThrow();
      NDArray attended = attentionNorm.apply(projected.addi(hidden));
      NDArray output = outputNorm.apply(feedForward.apply(attended).addi(attended));
      output.attach(owner);
      return output;
    }
  }
}
