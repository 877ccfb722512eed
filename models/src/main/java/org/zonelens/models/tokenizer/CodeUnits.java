package org.zonelens.models.tokenizer;

/**
 * The place of every code point of a text in UTF-16 units, found in one pass: the tokenizers
 * library counts code points, Java counts units.
 */
final class CodeUnits {
  private final int length;

  /** The unit where each code point starts, then the length; empty if both counts agree. */
  private final int[] starts;

  private CodeUnits(int length, int[] starts) {
    this.length = length;
    this.starts = starts;
  }

  static CodeUnits of(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return new CodeUnits(points, new int[0]);
    }
    int[] starts = new int[points + 1];
    for (int point = 0, unit = 0; point < points; point++) {
      starts[point] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    starts[points] = text.length();
    return new CodeUnits(text.length(), starts);
  }

  /** The UTF-16 unit where the given code point starts; the text's length for the end. */
  int at(int codePoint) {
    if (starts.length > 0) {
      return starts[codePoint];
    }
    if (codePoint < 0 || codePoint > length) {
      throw new IndexOutOfBoundsException(codePoint + " is outside a text of " + length);
    }
    return codePoint;
  }
}
