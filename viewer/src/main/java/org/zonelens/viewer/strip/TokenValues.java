package org.zonelens.viewer.strip;

import org.zonelens.analysis.model.SpanLogits;

/**
 * Two values per token, from 0 to 1.
 *
 * @param start n probabilities of the answer's first token
 * @param end n probabilities of its last token
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over to be shown, not shared.
public record TokenValues(float[] start, float[] end) {
  public TokenValues {
    if (start.length != end.length) {
      throw new IllegalArgumentException(
          start.length + " start values and " + end.length + " end values");
    }
  }

  /** The probabilities that logits stand for: softmax over the whole window. */
  public static TokenValues of(SpanLogits logits) {
    return new TokenValues(softmax(logits.start()), softmax(logits.end()));
  }

  private static float[] softmax(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    float[] result = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      result[i] = (float) Math.exp(logits[i] - largest);
      sum += result[i];
    }
    for (int i = 0; i < logits.length; i++) {
      result[i] /= (float) sum;
    }
    return result;
  }
}
