package org.zonelens.app.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A page as it is written: HTML 5 that is well-formed XML too, so that any parser can check it.
 * Texts and attributes are escaped; nothing that a data set says becomes markup.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the innermost element. */
  Markup close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element with a text in it. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** An element that never has content. */
  Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>\n");
    return this;
  }

  /** A text. */
  Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A text that may run from right to left; the rest of the line does not turn with it. */
  Markup foreign(String text) {
    out.append("<bdi>").append(escaped(text)).append("</bdi>");
    return this;
  }

  /** Markup of our own making, such as a figure or a style sheet. */
  Markup verbatim(String markup) {
    out.append(markup);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .map(Markup::allowed)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  /** What HTML and XML forbid is shown: control characters as their pictures, U+2400 and on. */
  private static int allowed(int c) {
    if (c == '\r') {
      return '\n';
    }
    if (c < ' ' && c != '\n' && c != '\t') {
      return 0x2400 + c;
    }
    boolean control = c >= 0x7f && c < 0xa0;
    boolean halfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean noCharacter = (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
    return control || halfPair || noCharacter ? 0xfffd : c;
  }

  /** The page, when every element is closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
