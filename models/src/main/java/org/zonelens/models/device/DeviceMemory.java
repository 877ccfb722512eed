package org.zonelens.models.device;

import java.util.Locale;

/** Tells a lack of memory from other failures of the engine, which has no type for it. */
public final class DeviceMemory {

  private DeviceMemory() {}

  /** Whether a failure means that a device, the host or the Java heap had no more room. */
  public static boolean isExhausted(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return true;
    }
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    // CUDA: "CUDA out of memory"; host: "DefaultCPUAllocator: can't allocate memory" or "not enough
    // memory".
    return said.contains("out of memory")
        || said.contains("allocate memory")
        || said.contains("not enough memory");
  }
}
