package org.zonelens.analysis.data;

/**
 * An answer as a file has it.
 *
 * @param given the offset that the file gives, -1 for one that makes no sense, or {@link #ANYWHERE}
 */
record UnplacedAnswer(String text, int given) {
  /** For layouts that give no offsets: where the text stands first. */
  static final int ANYWHERE = -2;
}
