package org.zonelens.models.device;

import org.zonelens.analysis.fault.InputException;

/** Where the user wants models to run. */
public sealed interface DeviceChoice {

  /** The first GPU if there is one, else the CPU. */
  record Auto() implements DeviceChoice {
    @Override
    public String toString() {
      return "auto";
    }
  }

  record Cpu() implements DeviceChoice {
    @Override
    public String toString() {
      return "cpu";
    }
  }

  /** A GPU by its number, counted from 0. */
  record Gpu(int index) implements DeviceChoice {
    @Override
    public String toString() {
      return "gpu:" + index;
    }
  }

  /**
   * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}; the inverse of {@code toString}.
   *
   * @throws InputException if it is none of them
   */
  static DeviceChoice parse(String text) {
    return switch (text) {
      case "auto" -> new Auto();
      case "cpu" -> new Cpu();
      case "gpu" -> new Gpu(0);
      case String numbered when numbered.matches("gpu:\\d{1,3}") ->
          new Gpu(Integer.parseInt(numbered.substring("gpu:".length())));
      default -> throw new InputException(DeviceFault.UNKNOWN_DEVICE, text);
    };
  }
}
