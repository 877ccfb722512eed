package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.XlnetNames;

/**
 * Multi-head attention of a window's tokens to each other by their content, distance and segments
 * (Yang et al. 2019). H heads of width w; H w is the hidden width.
 *
 * @param query [hidden, hidden], from inputs to the heads side by side; as are key, value and
 *     distance
 * @param contentBias [hidden], added to queries that meet keys
 * @param distanceBias [hidden], added to queries that meet distances
 * @param segmentBias [hidden], added to queries that meet segments
 * @param segments [H, w, 2], the keys of "in the same segment" and "in another"
 */
record XlnetAttention(
    NDArray query,
    NDArray key,
    NDArray value,
    NDArray distance,
    NDArray contentBias,
    NDArray distanceBias,
    NDArray segmentBias,
    NDArray segments,
    int heads,
    int headWidth) {

  static XlnetAttention of(TensorSource source, XlnetNames.Layer names, EncoderSpec spec) {
    return new XlnetAttention(
        map(source.get(names.query()), spec),
        map(source.get(names.key()), spec),
        map(source.get(names.value()), spec),
        map(source.get(names.distance()), spec),
        source.get(names.contentBias()).reshape(spec.hidden()),
        source.get(names.distanceBias()).reshape(spec.hidden()),
        source.get(names.segmentBias()).reshape(spec.hidden()),
        source.get(names.segments()).transpose(1, 2, 0),
        spec.heads(),
        spec.headWidth());
  }

  /** As a linear map's weight, [outputs, inputs]; a view, not a copy. */
  private static NDArray map(NDArray stored, EncoderSpec spec) {
    return stored.reshape(spec.hidden(), spec.hidden()).transpose();
  }

  /**
   * Runs all heads.
   *
   * @param hidden [B, n, hidden], or several copies of the windows
   * @param relations of one copy
   * @return each token's average of the values, the heads side by side, as {@code hidden}
   */
  NDArray apply(int layer, NDArray hidden, XlnetRelations relations, AttentionSites sites) {
    NDArray queries = linear(hidden, query);
    NDArray keys = perHead(linear(hidden, key)).transpose(0, 1, 3, 2);
    NDArray scores = biased(queries, contentBias).matMul(keys);
    scores.addi(byDistance(queries, relations.distances()));
    addSegments(scores, biased(queries, segmentBias).matMul(segments), relations.sameSegment());
    NDArray pattern = sites.pattern(layer, sites.scores(layer, scores).softmax(-1));
    NDArray values = perHead(linear(hidden, value));
    return pattern.matMul(values).transpose(0, 2, 1, 3).reshape(hidden.getShape());
  }

  private static NDArray linear(NDArray input, NDArray weight) {
    return Linear.linear(input, weight).singletonOrThrow();
  }

  /** [B, n, hidden] to [B, H, n, w], scaled. */
  private NDArray biased(NDArray queries, NDArray bias) {
    return perHead(queries.add(bias).muli(1 / Math.sqrt(headWidth)));
  }

  /** What the distances add to the scores: [B, H, n, n]. */
  private NDArray byDistance(NDArray queries, NDArray distances) {
    long size = queries.getShape().get(1);
    NDArray keys =
        linear(distances, distance)
            .reshape(2 * size, heads, headWidth)
            .transpose(1, 2, 0); // [H, w, 2n]
    return shifted(biased(queries, distanceBias).matMul(keys));
  }

  /**
   * From each query's scores for distances n, n - 1, ... to those for keys: query i's for key j, at
   * the distance i - j, stand in its row at n - i + j. Cut into rows that are shorter by one, each
   * row begins one further to the left than the one above. Views only (Dai et al. 2019).
   *
   * @param scores [B, H, n, 2n]
   * @return [B, H, n, n]
   */
  private static NDArray shifted(NDArray scores) {
    Shape shape = scores.getShape();
    long batch = shape.get(0);
    long heads = shape.get(1);
    long size = shape.get(2);
    return scores
        .reshape(batch, heads, 2 * size, size)
        .get(":, :, 1:")
        .reshape(batch, heads, size, 2 * size - 1)
        .get("..., :" + size);
  }

  /**
   * Adds what the segments say.
   *
   * @param scores [copies * B, H, n, n]
   * @param either each query's score for its own segment, and for another: [copies * B, H, n, 2]
   * @param same [B, 1, n, n]
   */
  private static void addSegments(NDArray scores, NDArray either, NDArray same) {
    Shape shape = scores.getShape();
    NDArray other = either.get("..., 1:2");
    NDArray gain = either.get("..., 0:1").sub(other);
    // Copies have an axis of their own here, so that the segments need not be repeated.
    NDArray gained =
        gain.reshape(-1, same.getShape().get(0), shape.get(1), shape.get(2), 1).mul(same);
    scores.addi(gained.reshape(shape).addi(other));
  }

  /** [B, n, hidden] to [B, H, n, w]. */
  private NDArray perHead(NDArray flat) {
    Shape shape = flat.getShape();
    return flat.reshape(shape.get(0), shape.get(1), heads, headWidth).transpose(0, 2, 1, 3);
  }
}
