package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;

/**
 * The two named sites of every layer's attention, and what happens there during one forward pass.
 * The pass asks; nothing is registered anywhere, so nothing is left behind.
 *
 * <p>Shapes: B windows, H heads, n tokens with padding; both sites see [B, H, n, n], row = from,
 * column = to. Results belong to the manager of the array handed in.
 */
public interface AttentionSites {

  /**
   * Before softmax.
   *
   * @param scores scaled dot products, which nothing else holds, with padding not yet hidden: they
   *     may be changed in place
   * @return what softmax gets
   */
  NDArray scores(int layer, NDArray scores);

  /**
   * After softmax.
   *
   * @param pattern the weights; not to be changed in place, because gradients need them
   * @return the weights by which values are averaged
   */
  default NDArray pattern(int layer, NDArray pattern) {
    return pattern;
  }
}
