package org.zonelens.analysis.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The numbers that a model computes with. */
public enum Precision {
  /** 32 bits, the reference. */
  FP32,
  /** 16 bits with the range of 32 (bfloat16): three significant decimal digits. */
  BF16,
  /** 16 bits (IEEE 754 half precision): four digits, and nothing beyond 65,504. */
  FP16;

  /** Reads {@code fp32}, {@code bf16} or {@code fp16}. */
  public static Optional<Precision> byId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
