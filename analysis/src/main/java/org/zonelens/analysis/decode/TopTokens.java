package org.zonelens.analysis.decode;

/**
 * The tokens with the highest logits of one window, the highest first; of equal ones the later
 * first, as a stable {@code numpy.argsort} read backwards. Reused from window to window.
 */
final class TopTokens {
  private final int[] positions;
  private final float[] logits;
  private int size;

  TopTokens(int capacity) {
    positions = new int[capacity];
    logits = new float[capacity];
  }

  /**
   * Takes the highest of the given logits. Far fewer are kept than there are, so nearly every token
   * costs one comparison.
   */
  void select(float[] from) {
    size = 0;
    for (int i = from.length - 1; i >= 0; i--) {
      float logit = from[i];
      if (size < positions.length) {
        if (!Float.isNaN(logit)) {
          insert(size++, i, logit);
        }
      } else if (logit > logits[size - 1]) {
        insert(size - 1, i, logit);
      }
    }
  }

  /** Puts a token where it belongs, at the latest at {@code slot}, whose token is given up. */
  private void insert(int slot, int position, float logit) {
    int at = slot;
    for (; at > 0 && logits[at - 1] < logit; at--) {
      positions[at] = positions[at - 1];
      logits[at] = logits[at - 1];
    }
    positions[at] = position;
    logits[at] = logit;
  }

  int size() {
    return size;
  }

  /** Which token has the {@code rank}-highest logit, counted from 0. */
  int position(int rank) {
    return positions[rank];
  }

  float logit(int rank) {
    return logits[rank];
  }
}
