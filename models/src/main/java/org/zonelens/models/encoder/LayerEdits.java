package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * What one masking does in one layer, as arrays on the device.
 *
 * @param before softmax: every head of the layer, in runs, each with its plane or with padding
 *     hidden only; no run at all if that goes for every head
 * @param after softmax, one after the other
 */
record LayerEdits(
    List<HeadRun<Optional<ScorePlane>>> before, List<List<HeadRun<PatternEdit>>> after) {

  static final LayerEdits NONE = new LayerEdits(List.of(), List.of());

  boolean isNone() {
    return before.isEmpty() && after.isEmpty();
  }

  /**
   * The edits before softmax, in place.
   *
   * @param scores [B, H, n, n], with padding not yet hidden
   */
  void editScores(TokenBatch tokens, NDArray scores) {
    if (before.isEmpty()) {
      tokens.hidePadding(scores);
    }
    for (HeadRun<Optional<ScorePlane>> run : before) {
      NDArray own = heads(scores, run);
      run.treatment()
          .ifPresentOrElse(plane -> own.addi(plane.bias()), () -> tokens.hidePadding(own));
    }
  }

  /**
   * The edits after softmax, in place.
   *
   * @param pattern [B, H, n, n]
   */
  void editPattern(NDArray pattern) {
    for (HeadRun<Optional<ScorePlane>> run : before) {
      // A row of zeros makes a context of zeros, where softmax over no key at all would be NaN.
      run.treatment().flatMap(ScorePlane::alive).ifPresent(heads(pattern, run)::muli);
    }
    for (List<HeadRun<PatternEdit>> edit : after) {
      edit.forEach(run -> run.treatment().apply(heads(pattern, run)));
    }
  }

  /** A view of some heads of [B, H, n, n]. */
  private static NDArray heads(NDArray all, HeadRun<?> run) {
    return all.get(":, %d:%d".formatted(run.first(), run.end()));
  }
}
