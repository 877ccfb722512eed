package org.zonelens.models.tokenizer;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The model directories that {@code make_tokenizer_fixtures.py} made. */
final class Fixtures {
  private Fixtures() {}

  static Path directory(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Fixtures.class.getResource("fixtures/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Copies a fixture's tokenizer files, to be changed. */
  static void copy(String name, Path to) throws IOException {
    List<Path> files;
    try (var listed = Files.list(directory(name))) {
      files = listed.filter(file -> !file.endsWith("cases.json")).toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName().toString()));
    }
  }
}
