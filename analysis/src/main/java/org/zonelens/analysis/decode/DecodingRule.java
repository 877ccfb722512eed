package org.zonelens.analysis.decode;

/**
 * How an answer is chosen.
 *
 * @param nBest how many of the highest start logits and of the highest end logits of each window
 *     are combined, and how many candidates are kept; 1 to {@link #MAX_N_BEST}
 * @param maxAnswerLength the most tokens an answer may have
 * @param allowsNull whether "no answer" is an answer (SQuAD 2.0)
 * @param nullThreshold there is no answer if the null score exceeds the best span's by more
 */
public record DecodingRule(
    int nBest, int maxAnswerLength, boolean allowsNull, double nullThreshold) {

  /** Far more than anyone reads; each question reserves memory for as many. */
  public static final int MAX_N_BEST = 1_000;

  /** The defaults of the Hugging Face examples. */
  public static final DecodingRule DEFAULT = new DecodingRule(20, 30, false, 0);

  public DecodingRule {
    if (nBest < 1 || nBest > MAX_N_BEST) {
      throw new IllegalArgumentException(nBest + " candidates are not 1 to " + MAX_N_BEST);
    }
    if (maxAnswerLength < 1) {
      throw new IllegalArgumentException("no answer has at most " + maxAnswerLength + " tokens");
    }
    if (Double.isNaN(nullThreshold)) {
      throw new IllegalArgumentException("the null threshold is not a number");
    }
  }

  /** The same with or without "no answer". */
  public DecodingRule withNull(boolean allowed) {
    return new DecodingRule(nBest, maxAnswerLength, allowed, nullThreshold);
  }
}
