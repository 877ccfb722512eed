package org.zonelens.analysis.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Remembers the bytes that were read last, to say what they are if they are not what they should.
 */
final class RecentBytes extends FilterInputStream {
  private static final int SIZE = 8192;
  private static final String CHINESE = "GB18030";

  private final byte[] recent = new byte[SIZE];
  private int length;
  private boolean ended;

  RecentBytes(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      recent[0] = (byte) value;
      length = 1;
    } else {
      ended = true;
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) throws IOException {
    int read = super.read(buffer, offset, Math.min(wanted, SIZE));
    if (read > 0) {
      System.arraycopy(buffer, offset, recent, 0, read);
      length = read;
    } else if (read < 0) {
      ended = true;
    }
    return read;
  }

  /** Whether the file ended within a character of UTF-8. */
  boolean endsWithinCharacter() {
    if (!ended) {
      return false;
    }
    for (int back = 1; back <= Math.min(3, length); back++) {
      int value = recent[length - back] & 0xff;
      if (value >= 0xc0) {
        return back < (value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : 2);
      }
      if (value < 0x80) {
        return false;
      }
    }
    return false;
  }

  /** Whether these bytes could be Chinese as older Chinese programs write it. */
  boolean isGbk() {
    return Charset.isSupported(CHINESE) && (isGbk(0) || isGbk(1));
  }

  /** A piece of a file may begin and end within a character. */
  private boolean isGbk(int first) {
    if (first >= length) {
      return false;
    }
    CharsetDecoder decoder =
        Charset.forName(CHINESE)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(SIZE);
    if (decoder.decode(ByteBuffer.wrap(recent, first, length - first), text, false).isError()) {
      return false;
    }
    String decoded = text.flip().toString();
    long foreign = decoded.codePoints().filter(c -> c >= 0x80).count();
    long han =
        decoded
            .codePoints()
            .filter(c -> UnicodeScript.of(c) == UnicodeScript.HAN || (c >= 0x3000 && c < 0x3020))
            .count();
    return foreign > 0 && han * 2 >= foreign;
  }
}
