package org.zonelens.analysis.data;

/**
 * Finds where in a passage an answer stands. Files made with Python count code points, files made
 * with Java or JavaScript count UTF-16 units; the text of the answer tells which is meant.
 */
final class AnswerOffsets {
  private final String passage;
  private final int codePoints;

  AnswerOffsets(String passage) {
    this.passage = passage;
    codePoints = passage.codePointCount(0, passage.length());
  }

  /** The UTF-16 offset of the answer, or -1 if the text does not stand at the offset given. */
  int find(String answer, int given) {
    if (given == UnplacedAnswer.ANYWHERE) {
      return passage.indexOf(answer);
    }
    if (given < 0 || given > passage.length()) {
      return -1;
    }
    if (given <= codePoints) {
      int counted = codePoints == passage.length() ? given : passage.offsetByCodePoints(0, given);
      if (passage.startsWith(answer, counted)) {
        return counted;
      }
    }
    return passage.startsWith(answer, given) ? given : -1;
  }
}
