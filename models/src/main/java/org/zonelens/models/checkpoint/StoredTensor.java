package org.zonelens.models.checkpoint;

import java.nio.ByteBuffer;

/** One tensor of a checkpoint, which may not have been read yet. */
public interface StoredTensor {

  /** The name it is stored under. */
  String name();

  TensorType type();

  TensorShape shape();

  /**
   * Its elements in row-major order as 32-bit floats, little-endian in a direct buffer: a view of
   * the mapped file where they lie there so, else memory that belongs to the checkpoint.
   *
   * @throws org.zonelens.analysis.fault.InputException if the elements are not floating-point
   *     numbers, or too many for a buffer
   */
  ByteBuffer floats();
}
