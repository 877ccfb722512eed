package org.zonelens.models.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages bytes the way that finds faults in readers: bits, lengths, pieces moved or repeated. */
final class Mutator {
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    7,
    8,
    127,
    128,
    255,
    256,
    32767,
    65535,
    65536,
    1 << 24,
    0x7fff_ffffL,
    0x8000_0000L,
    0xffff_ffffL,
    1L << 32,
    1L << 61,
    1L << 62,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2,
    -8
  };
  private static final int LONGEST_PIECE = 64;

  private final RandomGenerator random;
  private final List<byte[]> tokens;

  /**
   * @param tokens pieces that mean something to the reader, to be put anywhere
   */
  Mutator(RandomGenerator random, List<byte[]> tokens) {
    this.random = random;
    this.tokens = tokens;
  }

  /** A few changes; {@code other} lends pieces. */
  byte[] mutate(byte[] bytes, byte[] other) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      changed = once(changed, other);
    }
    return changed;
  }

  private byte[] once(byte[] bytes, byte[] other) {
    if (bytes.length == 0) {
      return other.clone();
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> {
        return replace(bytes, at, 0, number(random.nextBoolean() ? 4 : 8));
      }
      case 3 -> {
        byte[] number = number(1 << random.nextInt(4));
        return replace(bytes, at, Math.min(number.length, bytes.length - at), number);
      }
      case 4 -> {
        return replace(bytes, at, piece(bytes.length - at), new byte[0]);
      }
      case 5 -> {
        byte[] piece = Arrays.copyOfRange(bytes, at, at + piece(bytes.length - at));
        return replace(bytes, random.nextInt(bytes.length), 0, piece);
      }
      case 6 -> {
        int from = random.nextInt(Math.max(1, other.length));
        byte[] piece = Arrays.copyOfRange(other, from, from + piece(other.length - from));
        return replace(bytes, at, random.nextBoolean() ? 0 : piece(bytes.length - at), piece);
      }
      case 7 -> {
        return replace(bytes, at, 0, tokens.get(random.nextInt(tokens.size())));
      }
      default -> {
        return Arrays.copyOf(bytes, at);
      }
    }
    return bytes;
  }

  private int piece(int most) {
    return most <= 0 ? 0 : random.nextInt(1, Math.min(most, LONGEST_PIECE) + 1);
  }

  private byte[] number(int width) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return Arrays.copyOf(bytes.putLong(number).array(), width);
  }

  private static byte[] replace(byte[] bytes, int at, int length, byte[] piece) {
    byte[] changed = new byte[bytes.length - length + piece.length];
    System.arraycopy(bytes, 0, changed, 0, at);
    System.arraycopy(piece, 0, changed, at, piece.length);
    System.arraycopy(bytes, at + length, changed, at + piece.length, bytes.length - at - length);
    return changed;
  }
}
