package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Makes the edits of one layer for several maskings side by side: the windows of a batch are
 * repeated, one copy for each.
 *
 * @param tokens of one copy: B windows
 * @param edits one per copy
 */
record MaskedSites(TokenBatch tokens, List<LayerEdits> edits) implements AttentionSites {

  @Override
  public NDArray scores(int layer, NDArray scores) {
    for (int copy = 0; copy < edits.size(); copy++) {
      edits.get(copy).editScores(tokens, windows(scores, copy));
    }
    return scores;
  }

  /** In place: no gradient flows where something is masked. */
  @Override
  public NDArray pattern(int layer, NDArray pattern) {
    for (int copy = 0; copy < edits.size(); copy++) {
      edits.get(copy).editPattern(windows(pattern, copy));
    }
    return pattern;
  }

  /** A view of one copy's windows. */
  private NDArray windows(NDArray all, int copy) {
    if (edits.size() == 1) {
      return all;
    }
    int windows = tokens.windows();
    return all.get("%d:%d".formatted(copy * windows, (copy + 1) * windows));
  }
}
