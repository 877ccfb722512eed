package org.zonelens.analysis.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a file's first bytes say that it is, whatever its name says. */
final class FileStart {
  /** Enough for what stands at the beginning of a web page, and for the end of its white space. */
  private static final int LENGTH = 1024;

  enum Kind {
    TEXT,
    GZIP,
    PARQUET,
    WEB_PAGE,
    /** What Git leaves where Git LFS did not fetch the file. */
    LFS_POINTER,
    BINARY
  }

  private final byte[] bytes;
  private final PushbackInputStream whole;

  private FileStart(byte[] bytes, PushbackInputStream whole) {
    this.bytes = bytes;
    this.whole = whole;
  }

  /** Looks at the beginning of a stream, which is read on through {@link #whole()} only. */
  static FileStart of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LENGTH);
    PushbackInputStream whole = new PushbackInputStream(in, LENGTH);
    whole.unread(bytes);
    return new FileStart(bytes, whole);
  }

  /** The stream from its beginning. */
  InputStream whole() {
    return whole;
  }

  Kind kind() {
    if (startsWith("PAR1")) {
      return Kind.PARQUET;
    }
    if (at(0) == 0x1f && at(1) == 0x8b) {
      return Kind.GZIP;
    }
    Encoding encoding = encoding();
    if (encoding.charset().equals(StandardCharsets.UTF_8)) {
      if (startsWith("version https://git-lfs")) {
        return Kind.LFS_POINTER;
      }
      if (startsWith("PK\u0003\u0004") || startsWith("%PDF") || at(0) == 0x80 || hasZero()) {
        return Kind.BINARY;
      }
      int first = encoding.mark();
      while (isSpace(at(first))) {
        first++;
      }
      return at(first) == '<' ? Kind.WEB_PAGE : Kind.TEXT;
    }
    return Kind.TEXT;
  }

  /**
   * The encoding of a text.
   *
   * @param mark length of the byte order mark in bytes
   */
  record Encoding(Charset charset, int mark) {}

  /** By the byte order mark, or else by where an opening character of JSON has its zeros. */
  Encoding encoding() {
    @Nullable Encoding marked = marked();
    if (marked != null) {
      return marked;
    }
    if (opens(at(3)) && at(0) == 0 && at(1) == 0 && at(2) == 0) {
      return new Encoding(StandardCharsets.UTF_32BE, 0);
    }
    if (opens(at(0)) && at(1) == 0 && at(2) == 0 && at(3) == 0) {
      return new Encoding(StandardCharsets.UTF_32LE, 0);
    }
    if (opens(at(1)) && at(0) == 0) {
      return new Encoding(StandardCharsets.UTF_16BE, 0);
    }
    if (opens(at(0)) && at(1) == 0) {
      return new Encoding(StandardCharsets.UTF_16LE, 0);
    }
    return new Encoding(StandardCharsets.UTF_8, 0);
  }

  private @Nullable Encoding marked() {
    if (at(0) == 0xef && at(1) == 0xbb && at(2) == 0xbf) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (at(0) == 0xff && at(1) == 0xfe) {
      return at(2) == 0 && at(3) == 0
          ? new Encoding(StandardCharsets.UTF_32LE, 4)
          : new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (at(0) == 0xfe && at(1) == 0xff) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    if (at(0) == 0 && at(1) == 0 && at(2) == 0xfe && at(3) == 0xff) {
      return new Encoding(StandardCharsets.UTF_32BE, 4);
    }
    return null;
  }

  private boolean startsWith(String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= wanted.length
        && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  private boolean hasZero() {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean opens(int value) {
    return value == '{' || value == '[' || value == '"' || isSpace(value);
  }

  private static boolean isSpace(int value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n';
  }

  /** The byte there, from 0 to 255, or -1 behind the end. */
  private int at(int index) {
    return index < bytes.length ? bytes[index] & 0xff : -1;
  }
}
