package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of other people's data that some tests measure with, beside the project. */
final class SharedData {
  private SharedData() {}

  /** The given file or folder of it; skips the test, saying so, where there is none. */
  static Path require(String path) {
    Path root = Path.of(System.getProperty("zonelens.shared", "../../shared")).resolve("data");
    assumeTrue(
        Files.isDirectory(root),
        () -> "skipped: no shared data at " + root.toAbsolutePath().normalize());
    return root.resolve(path);
  }
}
