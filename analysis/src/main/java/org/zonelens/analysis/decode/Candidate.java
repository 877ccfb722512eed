package org.zonelens.analysis.decode;

/**
 * An answer among the best.
 *
 * @param window the window it was found in, as {@link org.zonelens.analysis.window.Window#index()}
 * @param firstToken position of its first token in the window; 0 for "no answer"
 * @param lastToken position of its last token
 * @param text cut from the passage; empty for "no answer"
 * @param score start logit plus end logit
 * @param probability by a softmax of the scores of all candidates kept
 */
public record Candidate(
    int window, int firstToken, int lastToken, String text, double score, double probability) {

  /** Whether this says that the passage has no answer. */
  public boolean isNull() {
    return lastToken == 0;
  }
}
