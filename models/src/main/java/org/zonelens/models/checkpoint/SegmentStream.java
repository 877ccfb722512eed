package org.zonelens.models.checkpoint;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A piece of memory as a stream, so that it is read without a copy of the whole. */
final class SegmentStream extends InputStream {
  private final MemorySegment bytes;
  private long position;

  SegmentStream(MemorySegment bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return position == bytes.byteSize() ? -1 : bytes.get(ValueLayout.JAVA_BYTE, position++) & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length > 0 && position == bytes.byteSize()) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.byteSize() - position);
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, position, target, offset, count);
    position += count;
    return count;
  }
}
