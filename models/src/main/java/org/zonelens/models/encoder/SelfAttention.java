package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;

/** Multi-head attention of a window's tokens to each other (Vaswani et al. 2017). */
record SelfAttention(
    LinearWeights query, LinearWeights key, LinearWeights value, int heads, int headWidth) {

  static SelfAttention of(TensorSource source, PostNormNames.Layer names, EncoderSpec spec) {
    return new SelfAttention(
        LinearWeights.of(source, names.query()),
        LinearWeights.of(source, names.key()),
        LinearWeights.of(source, names.value()),
        spec.heads(),
        spec.headWidth());
  }

  /**
   * Runs all heads.
   *
   * @param hidden [B, n, hidden]
   * @return each token's average of the values, the heads side by side: [B, n, hidden]
   */
  NDArray apply(int layer, NDArray hidden, AttentionSites sites) {
    NDArray queries = perHead(query.apply(hidden).mul(1 / Math.sqrt(headWidth)));
    NDArray keys = perHead(key.apply(hidden)).transpose(0, 1, 3, 2);
    NDArray values = perHead(value.apply(hidden));
    NDArray scores = sites.scores(layer, queries.matMul(keys));
    NDArray pattern = sites.pattern(layer, scores.softmax(-1));
    return pattern.matMul(values).transpose(0, 2, 1, 3).reshape(hidden.getShape());
  }

  /** [B, n, hidden] to [B, H, n, width]. */
  private NDArray perHead(NDArray flat) {
    Shape shape = flat.getShape();
    return flat.reshape(shape.get(0), shape.get(1), heads, headWidth).transpose(0, 2, 1, 3);
  }
}
