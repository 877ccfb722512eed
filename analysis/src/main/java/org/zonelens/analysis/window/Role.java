package org.zonelens.analysis.window;

/**
 * The part a token plays in {@code [CLS] question [SEP] passage [SEP]}. The ordinals are the codes
 * of trace files.
 */
public enum Role {
  CLS,
  QUESTION,
  SEP,
  PASSAGE,
  /** Filling up to the longest window of a batch; no token attends to it. */
  PAD
}
