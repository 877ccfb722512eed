package org.zonelens.analysis.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.WholeFile;

/** Writes tables of sweeps to files. */
final class TableFile {
  private TableFile() {}

  /**
   * Replaces a file as a whole: whoever reads it meanwhile sees the old or the new one.
   *
   * @param lines in UTF-8, each ended by a line feed
   * @throws InputException if it cannot be written
   */
  static void write(Path file, List<String> lines) {
    try {
      WholeFile.write(
          file,
          unfinished -> {
            try (var out = Files.newBufferedWriter(unfinished)) {
              for (String line : lines) {
                out.write(line);
                out.write('\n');
              }
            }
          });
    } catch (IOException e) {
      throw new InputException(e, SweepFault.CANNOT_WRITE, file.toString(), reason(e));
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return e.getMessage() == null ? name : name + ": " + e.getMessage();
  }
}
