package org.zonelens.models.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/**
 * The element types of stored tensors, with their widths. Only {@linkplain #isFloating
 * floating-point} ones are read as weights; others are known so that a tensor of theirs which
 * nothing asks for does not keep a file from being opened.
 */
public enum TensorType {
  BOOL("BOOL", 1),
  U8("U8", 1),
  I8("I8", 1),
  F8_E4M3("F8_E4M3", 1),
  F8_E5M2("F8_E5M2", 1),
  I16("I16", 2),
  U16("U16", 2),
  F16("F16", 2),
  BF16("BF16", 2),
  I32("I32", 4),
  U32("U32", 4),
  F32("F32", 4),
  I64("I64", 8),
  U64("U64", 8),
  F64("F64", 8),
  C64("C64", 8),
  C128("C128", 16);

  private final String id;
  private final int bytes;

  TensorType(String id, int bytes) {
    this.id = id;
    this.bytes = bytes;
  }

  /** The name in files. */
  public String id() {
    return id;
  }

  /** Width of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Whether it can hold weights. */
  public boolean isFloating() {
    return this == F16 || this == BF16 || this == F32 || this == F64;
  }

  static Optional<TensorType> byId(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }
}
