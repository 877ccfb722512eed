package org.zonelens.models.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Turns floating-point elements of every width into 32-bit floats. */
public final class FloatConversion {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private FloatConversion() {}

  /**
   * Converts as many elements as the target has room for.
   *
   * @param source little-endian elements, the first at its start
   * @param stride elements from one to the next that is wanted
   * @param target becomes 32-bit floats, little-endian
   */
  public static void toFloat32(
      TensorType type, MemorySegment source, long stride, MemorySegment target) {
    long count = target.byteSize() / Float.BYTES;
    long step = stride * type.bytes();
    switch (type) {
      case F32 -> {
        if (stride == 1) {
          MemorySegment.copy(source, 0, target, 0, count * Float.BYTES);
        } else {
          for (long i = 0; i < count; i++) {
            target.set(FLOAT, i * Float.BYTES, source.get(FLOAT, i * step));
          }
        }
      }
      case F16 -> {
        for (long i = 0; i < count; i++) {
          target.set(FLOAT, i * Float.BYTES, Float.float16ToFloat(source.get(SHORT, i * step)));
        }
      }
      case BF16 -> {
        // The upper half of a float. Done here because libtorch's own conversion through this
        // binding aborts the JVM.
        for (long i = 0; i < count; i++) {
          int bits = (source.get(SHORT, i * step) & 0xffff) << 16;
          target.set(FLOAT, i * Float.BYTES, Float.intBitsToFloat(bits));
        }
      }
      case F64 -> {
        for (long i = 0; i < count; i++) {
          target.set(FLOAT, i * Float.BYTES, (float) source.get(DOUBLE, i * step));
        }
      }
      case BOOL, U8, I8, F8_E4M3, F8_E5M2, I16, U16, I32, U32, I64, U64, C64, C128 ->
          throw new IllegalArgumentException(type + " does not hold weights");
    }
  }
}
