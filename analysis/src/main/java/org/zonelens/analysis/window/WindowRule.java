package org.zonelens.analysis.window;

/**
 * How a long passage is cut into windows. Only the passage is cut, never the question.
 *
 * @param maxLength the most tokens a window may have, special tokens included
 * @param stride meaning depends on {@code step}
 * @param step whether the stride is an overlap or an advance
 */
public record WindowRule(int maxLength, int stride, Step step) {

  /** The two meanings of "stride" in the field. */
  public enum Step {
    /** Hugging Face: neighbouring windows share {@code stride} passage tokens. */
    OVERLAP,
    /** Google's BERT and the published code: the next window begins {@code stride} tokens later. */
    ADVANCE
  }

  /** 384 tokens, overlapping by 128, as the Hugging Face examples do. */
  public static final WindowRule DEFAULT = new WindowRule(384, 128, Step.OVERLAP);

  public WindowRule {
    if (maxLength < 4) {
      throw new IllegalArgumentException("a window needs at least 4 tokens, not " + maxLength);
    }
    if (stride < (step == Step.ADVANCE ? 1 : 0)) {
      throw new IllegalArgumentException("a stride of " + stride + " never gets to the end");
    }
  }
}
