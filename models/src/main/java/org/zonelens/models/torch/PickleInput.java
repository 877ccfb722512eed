package org.zonelens.models.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.zonelens.analysis.fault.InputException;

/** The bytes of a pickle, read in order and never past their end. */
final class PickleInput {
  /** BERT-large's pickle has 60 kB; what is longer was made to cost time and memory. */
  private static final long LONGEST = 32 << 20;

  private static final int LONGEST_LINE = 1 << 16;
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final String file;
  private final MemorySegment bytes;
  private final long start;
  private final long limit;
  private long position;

  /**
   * @param file how messages name the file
   * @param bytes where the pickle is, and perhaps more after it
   * @param start its first byte
   */
  PickleInput(String file, MemorySegment bytes, long start) {
    this.file = file;
    this.bytes = bytes;
    this.start = start;
    this.position = start;
    this.limit = Math.min(bytes.byteSize(), start + LONGEST);
  }

  String file() {
    return file;
  }

  /** Where the next byte is read. */
  long position() {
    return position;
  }

  int u1() {
    return bytes.get(ValueLayout.JAVA_BYTE, take(1)) & 0xff;
  }

  int u2() {
    return bytes.get(SHORT, take(2)) & 0xffff;
  }

  int i4() {
    return bytes.get(INT, take(4));
  }

  long u4() {
    return i4() & 0xffff_ffffL;
  }

  long i8() {
    return bytes.get(LONG, take(8));
  }

  double f8() {
    return bytes.get(DOUBLE, take(8));
  }

  /** So many raw bytes. */
  byte[] raw(long length) {
    long from = take(length);
    return bytes.asSlice(from, length).toArray(ValueLayout.JAVA_BYTE);
  }

  /** So many bytes of UTF-8; what is not UTF-8 becomes the replacement character. */
  String text(long length) {
    return new String(raw(length), StandardCharsets.UTF_8);
  }

  void skip(long length) {
    take(length);
  }

  /** Refuses a length that the rest of the pickle does not have. */
  void require(long length) {
    if (length < 0 || length > bytes.byteSize() - position) {
      throw new InputException(TorchFault.PICKLE_CUT, file, position - start);
    }
  }

  /** The text up to the next line feed, which is left out. */
  String line() {
    long from = position;
    while (u1() != '\n') {
      if (position - from > LONGEST_LINE) {
        throw damaged();
      }
    }
    return new String(
        bytes.asSlice(from, position - 1 - from).toArray(ValueLayout.JAVA_BYTE),
        StandardCharsets.UTF_8);
  }

  /** The fault of an instruction that does not fit what came before it. */
  InputException damaged() {
    return new InputException(TorchFault.PICKLE_DAMAGED, file, position - start);
  }

  /** The fault of something that is not read here, with what the sentence names. */
  InputException refused(TorchFault fault, Object... what) {
    Object[] arguments = new Object[what.length + 1];
    arguments[0] = file;
    System.arraycopy(what, 0, arguments, 1, what.length);
    return new InputException(fault, arguments);
  }

  private long take(long length) {
    require(length);
    if (length > limit - position) {
      throw new InputException(TorchFault.PICKLE_LONG, file, LONGEST);
    }
    long from = position;
    position += length;
    return from;
  }
}
