package org.zonelens.analysis.data;

/**
 * Texts as Unicode has them. JSON can spell half a surrogate pair ({@code "\ud800"}), which no
 * UTF-8 file, tokenizer or database can hold.
 */
public final class WellFormedText {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormedText() {}

  /** The text with U+FFFD for every unpaired surrogate; its length and all offsets stay. */
  public static String of(String text) {
    int bad = firstUnpaired(text, 0);
    if (bad < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (; bad >= 0; bad = firstUnpaired(text, bad + 1)) {
      chars[bad] = REPLACEMENT;
    }
    return new String(chars);
  }

  private static int firstUnpaired(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
