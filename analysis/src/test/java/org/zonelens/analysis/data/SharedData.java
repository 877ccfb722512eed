package org.zonelens.analysis.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real data sets that some machines have beside the project; tests without them skip themselves.
 */
public final class SharedData {
  private SharedData() {}

  /** The given file below {@code shared/data}, or the test is skipped. */
  public static Path file(String name) {
    Path folder = Path.of(System.getProperty("zonelens.shared", "../../shared"));
    Path file = folder.resolve("data").resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), () -> "skipped: " + file + " is not on this machine");
    return file;
  }
}
