package org.zonelens.analysis.model;

import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;

/**
 * What one run of one window recorded.
 *
 * @param window the n tokens
 * @param masking what was done to the attention
 * @param attention [layers, heads, n, n], after the interventions
 * @param logits n start and n end logits
 */
public record Trace(Window window, Masking masking, Attention attention, SpanLogits logits) {
  public Trace {
    if (attention.size() != window.size() || logits.size() != window.size()) {
      throw new IllegalArgumentException(
          "%d tokens, attention over %d, logits for %d"
              .formatted(window.size(), attention.size(), logits.size()));
    }
  }
}
