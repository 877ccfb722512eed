package org.zonelens.analysis.window;

/**
 * The part a token plays in {@code [CLS] question [SEP] passage [SEP]}; the [CLS] may also be last.
 */
public enum Role {
  CLS(0),
  QUESTION(1),
  SEP(2),
  PASSAGE(3),
  /** Filling up to the longest window of a batch; no token attends to it. */
  PAD(4);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  /** The number that stands for this role in trace files. */
  public int code() {
    return code;
  }
}
