package org.zonelens.models.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.zonelens.analysis.fault.InputException;

/**
 * Goes through the fields of one Protocol Buffers message (Google's wire format, proto2), never
 * beyond its end whatever its lengths claim.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final Path file;
  private final ByteBuffer data;
  private int number;
  private int wireType;

  /**
   * @param file which faults are about
   * @param data its whole content; positions in it are those that faults name
   */
  ProtoReader(Path file, ByteBuffer data) {
    this.file = file;
    this.data = data.order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Goes to the next field, whose value must then be read or skipped.
   *
   * @return false at the end of the message
   */
  boolean next() {
    if (!data.hasRemaining()) {
      return false;
    }
    long key = varint();
    wireType = (int) key & 7;
    if (key >>> 3 == 0 || key >>> 3 > 0x1FFF_FFFF) {
      throw damaged();
    }
    number = (int) (key >>> 3);
    return true;
  }

  /** Whether the present field has this number and holds text, bytes or a message. */
  boolean isBytes(int field) {
    return number == field && wireType == BYTES;
  }

  /** Whether the present field has this number and holds a whole number or a truth value. */
  boolean isVarint(int field) {
    return number == field && wireType == VARINT;
  }

  /** Whether the present field has this number and holds a float. */
  boolean isFloat(int field) {
    return number == field && wireType == FOUR_BYTES;
  }

  /** A varint's low 32 bits, as Protocol Buffers take a longer one for an int32. */
  int readInt() {
    return (int) varint();
  }

  float readFloat() {
    require(Float.BYTES);
    return data.getFloat();
  }

  ProtoReader readMessage() {
    return new ProtoReader(file, slice());
  }

  byte[] readBytes() {
    ByteBuffer slice = slice();
    byte[] bytes = new byte[slice.remaining()];
    slice.get(bytes);
    return bytes;
  }

  /** Text, which must be UTF-8. */
  String readText() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(slice()).toString();
    } catch (CharacterCodingException _) {
      throw damaged();
    }
  }

  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case EIGHT_BYTES -> advance(Long.BYTES);
      case BYTES -> slice();
      case FOUR_BYTES -> advance(Integer.BYTES);
      // Groups, which no SentencePiece model has, and what is no wire type at all.
      default -> throw damaged();
    }
  }

  /** The present field's bytes, keeping the positions of the whole file. */
  private ByteBuffer slice() {
    long length = varint();
    require(length);
    ByteBuffer slice = data.duplicate();
    advance((int) length);
    return slice.limit(data.position());
  }

  private void advance(int bytes) {
    require(bytes);
    data.position(data.position() + bytes);
  }

  private void require(long bytes) {
    if (bytes < 0 || bytes > data.remaining()) {
      throw damaged();
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      require(1);
      byte next = data.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private InputException damaged() {
    return new InputException(TokenizerFault.DAMAGED_SENTENCEPIECE, file, data.position());
  }
}
