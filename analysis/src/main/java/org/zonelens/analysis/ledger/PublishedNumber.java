package org.zonelens.analysis.ledger;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How tables spell numbers. */
final class PublishedNumber {
  /** Such as 3, layer 3, layer_3 or, as pandas writes where some are missing, 3.0. */
  private static final Pattern LAYER =
      Pattern.compile("(?:layer[ _-]?|l)?(\\d{1,4})(?:\\.0+)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,9}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][+-]?\\d{1,3})?");

  private static final int LONGEST_SHOWN = 40;

  private PublishedNumber() {}

  static OptionalInt layer(String field) {
    Matcher matcher = LAYER.matcher(field);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /**
   * Reads a number, perhaps with a true minus sign or a percent sign.
   *
   * @param decimalComma whether a comma may be its point
   */
  static OptionalDouble value(String field, boolean decimalComma) {
    String plain = field.replace('\u2212', '-');
    if (plain.endsWith("%")) {
      plain = plain.substring(0, plain.length() - 1).stripTrailing();
    }
    if (decimalComma && plain.indexOf('.') < 0) {
      plain = plain.replace(',', '.');
    }
    return NUMBER.matcher(plain).matches()
        ? OptionalDouble.of(Double.parseDouble(plain))
        : OptionalDouble.empty();
  }

  /** A field for a sentence: on one line, and not longer than one. */
  static String shown(String field) {
    String line = field.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }
}
