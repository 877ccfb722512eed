package org.zonelens.models.torch;

import java.math.BigInteger;

/** The values that protocol 0 writes as text. */
final class PickleText {
  /** Of a whole number in bytes, or in digits where it is text; torch's own has 10 bytes. */
  static final int LONGEST_NUMBER = 255;

  private PickleText() {}

  /** A whole number, such as {@code 12} or {@code 12L}; {@code 00} and {@code 01} are booleans. */
  static Pickled number(PickleInput input, String line) {
    if (line.equals("00")) {
      return Pickled.Atom.FALSE;
    }
    if (line.equals("01")) {
      return Pickled.Atom.TRUE;
    }
    if (line.length() > LONGEST_NUMBER) {
      throw input.damaged();
    }
    String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
    try {
      return whole(new BigInteger(digits));
    } catch (NumberFormatException _) {
      throw input.damaged();
    }
  }

  static Pickled whole(BigInteger value) {
    return value.bitLength() < Long.SIZE
        ? new Pickled.Whole(value.longValue())
        : new Pickled.Vast(value);
  }

  /** A floating-point number as Python's {@code repr} has it. */
  static Pickled real(PickleInput input, String line) {
    if (line.length() > LONGEST_NUMBER) {
      throw input.damaged();
    }
    try {
      return new Pickled.Real(
          switch (line) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(line);
          });
    } catch (NumberFormatException _) {
      throw input.damaged();
    }
  }

  /** A Python 2 string in quotes. Its escapes stay as they are: names of weights have none. */
  static String quoted(PickleInput input, String line) {
    int last = line.length() - 1;
    if (last < 1 || line.charAt(0) != line.charAt(last) || "'\"".indexOf(line.charAt(0)) < 0) {
      throw input.damaged();
    }
    return line.substring(1, last);
  }

  /** Text with {@code \}{@code uXXXX} for what Latin-1 does not have. */
  static String escaped(String line) {
    StringBuilder text = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      int code = line.startsWith("\\u", i) ? hexadecimal(line, i + 2) : -1;
      if (code >= 0) {
        text.append((char) code);
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }

  private static int hexadecimal(String line, int from) {
    if (from + 4 > line.length()) {
      return -1;
    }
    int code = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(line.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
