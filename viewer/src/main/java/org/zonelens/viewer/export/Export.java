package org.zonelens.viewer.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.zonelens.analysis.fault.InputException;

/** Writes figures to files. */
public final class Export {
  private Export() {}

  /**
   * Writes a figure in the format that the file's ending names. The file appears whole or not at
   * all: a failure leaves what was there before.
   *
   * @throws InputException if the ending names no format ({@link ExportFault#UNKNOWN_ENDING}) or
   *     the file cannot be written ({@link ExportFault#UNWRITABLE})
   */
  public static void write(Path file, Figure figure, FigureSize size) {
    FigureFormat format =
        FigureFormat.of(file)
            .orElseThrow(() -> new InputException(ExportFault.UNKNOWN_ENDING, file));
    Path target = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent(), "a file is in a folder");
    Path part = folder.resolve(target.getFileName() + ".part");
    try {
      byte[] bytes = format.bytes(figure, size);
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      Files.write(part, bytes);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      discard(part, e);
      throw new InputException(e, ExportFault.UNWRITABLE, file, reason(e));
    }
  }

  private static String reason(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static void discard(Path part, IOException first) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }
}
