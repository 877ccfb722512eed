package org.zonelens.analysis.window;

import java.util.OptionalInt;

/**
 * How a long passage is cut into windows. Only the passage is cut, unless the question has a limit
 * too.
 *
 * @param maxLength the most tokens a window may have, special tokens included
 * @param stride meaning depends on {@code step}
 * @param step whether the stride is an overlap or an advance
 * @param maxQuestion only so many tokens of the question, its first, as the published code has it;
 *     empty for all
 */
public record WindowRule(int maxLength, int stride, Step step, OptionalInt maxQuestion) {

  /** The two meanings of "stride" in the field. */
  public enum Step {
    /** Hugging Face: neighbouring windows share {@code stride} passage tokens. */
    OVERLAP,
    /** Google's BERT and the published code: the next window begins {@code stride} tokens later. */
    ADVANCE
  }

  /** 384 tokens, overlapping by 128, as the Hugging Face examples do. */
  public static final WindowRule DEFAULT = new WindowRule(384, 128, Step.OVERLAP);

  /**
   * As Cui et al. (2022) and Google's BERT read SQuAD: 512 tokens, 128 further each time, and the
   * first 64 tokens of the question.
   */
  public static final WindowRule PUBLISHED =
      new WindowRule(512, 128, Step.ADVANCE, OptionalInt.of(64));

  public WindowRule {
    if (maxLength < 4) {
      throw new IllegalArgumentException("a window needs at least 4 tokens, not " + maxLength);
    }
    if (stride < (step == Step.ADVANCE ? 1 : 0)) {
      throw new IllegalArgumentException("a stride of " + stride + " never gets to the end");
    }
    if (maxQuestion.isPresent() && maxQuestion.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "a question needs at least 1 token, not " + maxQuestion.getAsInt());
    }
  }

  /** A rule that leaves questions whole. */
  public WindowRule(int maxLength, int stride, Step step) {
    this(maxLength, stride, step, OptionalInt.empty());
  }

  /**
   * This rule for a model that takes no windows longer than so many tokens. In windows made shorter
   * the stride is half of them at most.
   */
  public WindowRule within(int longest) {
    return longest < maxLength
        ? new WindowRule(longest, Math.min(stride, longest / 2), step, maxQuestion)
        : this;
  }
}
