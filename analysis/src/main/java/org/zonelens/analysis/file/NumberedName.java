package org.zonelens.analysis.file;

import java.util.Locale;

/** Names of files that are made together and can be told apart. */
public final class NumberedName {
  /** Short enough for every file system, also in characters of four bytes. */
  private static final int READABLE = 50;

  private NumberedName() {}

  /**
   * Such as {@code 07-q2p-layer2.json}: the number makes it unique, also where upper and lower case
   * are the same, and what follows has letters, digits, points, commas and hyphens only.
   *
   * @param number counted from 1
   * @param count the last number: all have as many digits
   * @param readable what the file is about, in any characters
   * @param ending with its point
   */
  public static String of(int number, int count, String readable, String ending) {
    int digits = Integer.toString(count).length();
    String plain = readable.replaceAll("[^\\p{L}\\p{N}.,]+", "-");
    int end =
        plain.offsetByCodePoints(0, Math.min(READABLE, plain.codePointCount(0, plain.length())));
    String cut =
        ("-" + plain.substring(0, end)).replaceAll("[-.,]+$", "").replaceFirst("^[-.,]+", "-");
    return String.format(Locale.ROOT, "%0" + digits + "d", number) + cut + ending;
  }
}
