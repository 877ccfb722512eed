package org.zonelens.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns other floating-point types into 32-bit floats. */
final class FloatConversion {
  private FloatConversion() {}

  /**
   * Converts element by element.
   *
   * @param source little-endian elements
   * @return as many 32-bit floats, little-endian, in a direct buffer
   */
  static ByteBuffer toFloat32(TensorType type, ByteBuffer source) {
    int count = source.remaining() / type.bytes();
    ByteBuffer target =
        ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      target.putFloat(
          switch (type) {
            case F16 -> Float.float16ToFloat(source.getShort());
            // The upper half of a float. Done here because libtorch's own conversion through this
            // binding aborts the JVM.
            case BF16 -> Float.intBitsToFloat((source.getShort() & 0xffff) << 16);
            case F32 -> source.getFloat();
            case F64 -> (float) source.getDouble();
            case BOOL, U8, I8, I16, I32, I64 ->
                throw new IllegalArgumentException(type + " does not hold weights");
          });
    }
    return target.flip();
  }
}
