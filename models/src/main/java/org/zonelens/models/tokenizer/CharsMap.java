package org.zonelens.models.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Checks the compiled normalization rules of a SentencePiece model: a Darts double array whose
 * leaves are places in a text of replacements, each ended by a NUL. The tokenizers library follows
 * it without looking at bounds, and aborts the whole process beyond them.
 */
final class CharsMap {
  /** SentencePiece's own rules stay below 60; a long one would let text grow without end. */
  static final int LONGEST_REPLACEMENT = 256;

  private final int[] units;
  private final byte[] replacements;

  private CharsMap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  /** Whether no text at all leads the library out of bounds. */
  static boolean isSound(byte[] map) {
    if (map.length < Integer.BYTES) {
      return false;
    }
    ByteBuffer data = ByteBuffer.wrap(map).order(ByteOrder.LITTLE_ENDIAN);
    int size = data.getInt();
    if (size < Integer.BYTES || size > data.remaining() || size % Integer.BYTES != 0) {
      return false;
    }
    int[] units = new int[size / Integer.BYTES];
    data.asIntBuffer().get(units);
    data.position(data.position() + size);
    byte[] replacements = new byte[data.remaining()];
    data.get(replacements);
    return isText(replacements) && new CharsMap(units, replacements).isSound();
  }

  private static boolean isText(byte[] bytes) {
    try {
      CharBuffer _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /** Visits every state that some bytes lead to. */
  private boolean isSound() {
    BitSet seen = new BitSet(units.length);
    Deque<Integer> open = new ArrayDeque<>();
    open.add(offset(units[0]));
    while (!open.isEmpty()) {
      int state = open.remove();
      for (int next = 1; next < 256; next++) {
        int place = state ^ next;
        if (place < 0 || place >= units.length) {
          return false;
        }
        int unit = units[place];
        if ((unit & 0x8000_00FF) != next) {
          continue;
        }
        int after = place ^ offset(unit);
        if (hasLeaf(unit) && !isReplacement(after)) {
          return false;
        }
        if (after < 0 || after >= units.length) {
          return false;
        }
        if (!seen.get(after)) {
          seen.set(after);
          open.add(after);
        }
      }
    }
    return true;
  }

  /** Whether the leaf there is a place where a replacement starts. */
  private boolean isReplacement(int place) {
    if (place < 0 || place >= units.length) {
      return false;
    }
    int start = units[place] & 0x7FFF_FFFF;
    if (start > replacements.length
        || (start < replacements.length && (replacements[start] & 0xC0) == 0x80)) {
      return false;
    }
    int end = start;
    int limit = Math.min(replacements.length, start + LONGEST_REPLACEMENT);
    while (end < limit && replacements[end] != 0) {
      end++;
    }
    return end == replacements.length || replacements[end] == 0;
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
  }

  private static boolean hasLeaf(int unit) {
    return (unit >>> 8 & 1) == 1;
  }
}
