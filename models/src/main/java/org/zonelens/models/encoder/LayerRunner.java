package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Runs the layers of an encoder on one batch of B windows, of which there may be several copies
 * side by side, each under a masking of its own. Results belong to the manager of the states they
 * were made from.
 */
interface LayerRunner {

  /**
   * One layer.
   *
   * @param hidden the states before it: [copies * B, n, hidden]
   * @param edits what each copy's masking does in this layer
   * @return the states after it, the same shape
   */
  NDArray layer(int layer, NDArray hidden, List<LayerEdits> edits);

  /**
   * One layer from which several maskings part.
   *
   * @param hidden the states before it, which they have in common: [B, n, hidden]
   */
  Fork fork(int layer, NDArray hidden);
}
