package org.zonelens.analysis.model;

/**
 * What the QA head says about one window.
 *
 * @param start n logits, one per token, of the answer's first token
 * @param end n logits of its last token
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, not shared: a copy per window would cost.
public record SpanLogits(float[] start, float[] end) {
  public SpanLogits {
    if (start.length != end.length) {
      throw new IllegalArgumentException(
          start.length + " start logits and " + end.length + " end logits");
    }
  }

  /** n, the number of tokens. */
  public int size() {
    return start.length;
  }
}
