package org.zonelens.models.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles instruction by instruction, honest ones and others. */
public final class PickleBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A pickle of protocol 2, which torch.save writes. */
  public static PickleBytes begin() {
    return new PickleBytes().op(0x80, 2);
  }

  public PickleBytes op(int... codes) {
    for (int code : codes) {
      bytes.write(code);
    }
    return this;
  }

  PickleBytes repeat(int times, int... codes) {
    for (int i = 0; i < times; i++) {
      op(codes);
    }
    return this;
  }

  PickleBytes raw(String latin) {
    bytes.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** A little-endian number of 8 bytes. */
  PickleBytes eight(long number) {
    bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array());
    return this;
  }

  /** A little-endian number of 4 bytes. */
  PickleBytes four(long number) {
    bytes.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) number).array());
    return this;
  }

  public PickleBytes text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    op('X').four(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  PickleBytes whole(long number) {
    return op(0x8a, 8).eight(number);
  }

  PickleBytes wholes(long... numbers) {
    op('(');
    for (long number : numbers) {
      whole(number);
    }
    return op('t');
  }

  PickleBytes global(String module, String name) {
    return raw("c" + module + "\n" + name + "\n");
  }

  /** A reference to a storage. */
  PickleBytes storage(String type, String key, long elements) {
    return op('(')
        .text("storage")
        .global("torch", type)
        .text(key)
        .text("cpu")
        .whole(elements)
        .op('t', 'Q');
  }

  /** The tensor that the function rebuilds from the arguments. */
  PickleBytes tensor(
      String type, String key, long elements, long offset, long[] shape, long[] strides) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .op('(')
        .storage(type, key, elements)
        .whole(offset)
        .wholes(shape)
        .wholes(strides)
        .op(0x89)
        .global("collections", "OrderedDict")
        .op(')', 'R', 't', 'R');
  }

  /** A row-major tensor that has a storage of its own. */
  public PickleBytes tensor(String type, String key, long... shape) {
    long[] strides = new long[shape.length];
    long elements = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = elements;
      elements *= shape[axis];
    }
    return tensor(type, key, elements, 0, shape, strides);
  }

  public byte[] end() {
    return op('.').bytes.toByteArray();
  }

  /** What was written so far, without an end. */
  byte[] open() {
    return bytes.toByteArray();
  }
}
