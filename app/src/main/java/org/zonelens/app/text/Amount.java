package org.zonelens.app.text;

import java.util.Locale;
import java.util.OptionalLong;

/** Sizes, short enough for a column; the signs are the same in all languages. */
public final class Amount {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private Amount() {}

  /** Bytes as {@code 4.2 MB} or {@code 1.34 GB}. */
  public static String bytes(long bytes) {
    if (bytes >= GIGA) {
      return String.format(Locale.ROOT, "%.2f GB", bytes / GIGA);
    }
    return bytes >= MEGA
        ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGA)
        : String.format(Locale.ROOT, "%.1f kB", bytes / KILO);
  }

  /** Parameters as {@code 1.0 M} or {@code 1.5 B}, as papers count them; {@code –} if unknown. */
  public static String parameters(OptionalLong parameters) {
    if (parameters.isEmpty()) {
      return "–";
    }
    long count = parameters.getAsLong();
    if (count >= GIGA) {
      return String.format(Locale.ROOT, "%.1f B", count / GIGA);
    }
    if (count >= MEGA) {
      return String.format(Locale.ROOT, count >= 10 * MEGA ? "%.0f M" : "%.1f M", count / MEGA);
    }
    return String.format(Locale.ROOT, "%.1f k", count / KILO);
  }
}
