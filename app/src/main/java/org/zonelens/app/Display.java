package org.zonelens.app;

import org.jspecify.annotations.Nullable;

/** Whether a window can be shown. */
final class Display {
  private Display() {}

  static boolean isThere() {
    if ("Headless".equals(System.getProperty("glass.platform"))) {
      return true;
    }
    String system = System.getProperty("os.name");
    // Only there can a user be logged in without a display.
    if (!system.startsWith("Linux")) {
      return true;
    }
    return isSet(System.getenv("DISPLAY")) || isSet(System.getenv("WAYLAND_DISPLAY"));
  }

  private static boolean isSet(@Nullable String variable) {
    return variable != null && !variable.isBlank();
  }
}
