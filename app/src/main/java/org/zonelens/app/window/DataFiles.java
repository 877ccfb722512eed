package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What files are offered and taken for data sets. What they are is told by their content only. */
final class DataFiles {
  static final List<String> ENDINGS = List.of(".json", ".jsonl", ".json.gz", ".jsonl.gz");

  private DataFiles() {}

  static boolean isNamed(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    // Parquet is not read, but who drops it is told what to do about it.
    return ENDINGS.stream().anyMatch(name::endsWith) || name.endsWith(".parquet");
  }
}
