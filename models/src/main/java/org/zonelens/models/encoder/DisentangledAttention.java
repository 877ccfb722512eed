package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * Multi-head attention of a window's tokens to each other by their content and their distance (He
 * et al. 2021). H heads of width w; H w is the hidden width.
 *
 * @param distanceKey maps distances to keys; empty if the scores lack the term, as is distanceQuery
 * @param scale of all scores
 */
record DisentangledAttention(
    LinearWeights query,
    LinearWeights key,
    LinearWeights value,
    Optional<LinearWeights> distanceKey,
    Optional<LinearWeights> distanceQuery,
    int heads,
    double scale) {

  static DisentangledAttention of(
      TensorSource source,
      DebertaNames.Layer names,
      Architecture.Deberta architecture,
      EncoderSpec spec) {
    int addends = 1 + architecture.terms().size();
    return new DisentangledAttention(
        LinearWeights.of(source, names.block().query()),
        LinearWeights.of(source, names.block().key()),
        LinearWeights.of(source, names.block().value()),
        names.distanceKey().map(name -> LinearWeights.of(source, name)),
        names.distanceQuery().map(name -> LinearWeights.of(source, name)),
        spec.heads(),
        1 / Math.sqrt(spec.headWidth() * addends));
  }

  /**
   * Runs all heads.
   *
   * @param hidden [B, n, hidden]
   * @return each token's average of the values, the heads side by side: [B, n, hidden]
   */
  NDArray apply(int layer, NDArray hidden, LayerDistances distances, AttentionSites sites) {
    NDArray queries = query.apply(hidden).mul(scale);
    NDArray keys = key.apply(hidden);
    NDArray scores = perHead(queries).matMul(perHead(keys).transpose(0, 1, 3, 2));
    distances.keys().ifPresent(each -> addByDistance(scores, queries, each));
    // Here the rows are those of keys.
    distances.queries().ifPresent(each -> addByDistance(scores.transpose(0, 1, 3, 2), keys, each));
    NDArray pattern = sites.pattern(layer, sites.scores(layer, scores).softmax(-1));
    NDArray values = perHead(value.apply(hidden));
    return pattern.matMul(values).transpose(0, 2, 1, 3).reshape(hidden.getShape());
  }

  /**
   * Adds what tokens and distances have to say to each other. Token i's product for token j stands
   * in its row at n - i + j. Cut into rows that are shorter by one, each row begins one further to
   * the left than the one above (Dai et al. 2019): no number is moved, where gathering them would
   * take longer than the products.
   *
   * @param scores [B, H, n, n], changed in place
   * @param tokens [B, n, hidden]
   * @param distances [H, w, 2n]
   */
  private void addByDistance(NDArray scores, NDArray tokens, NDArray distances) {
    // These are the largest arrays of a layer, and not needed until its end.
    try (NDManager scope = tokens.getManager().newSubManager()) {
      scope.tempAttachAll(tokens);
      long batch = tokens.getShape().get(0);
      long size = tokens.getShape().get(1);
      long width = tokens.getShape().get(2) / heads;
      NDArray products =
          tokens.reshape(batch * size, heads, width).transpose(1, 0, 2).matMul(distances);
      NDArray shifted =
          products
              .reshape(heads, batch, 2 * size, size)
              .get(":, :, 1:")
              .reshape(heads, batch, size, 2 * size - 1)
              .get("..., :" + size);
      scores.addi(shifted.transpose(1, 0, 2, 3));
    }
  }

  /** [B, n, hidden] to [B, H, n, w]. */
  private NDArray perHead(NDArray flat) {
    Shape shape = flat.getShape();
    return flat.reshape(shape.get(0), shape.get(1), heads, -1).transpose(0, 2, 1, 3);
  }
}
