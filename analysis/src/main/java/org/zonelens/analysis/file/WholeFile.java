package org.zonelens.analysis.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files that appear whole or not at all: beside their place first, then moved there. Whoever
 * reads meanwhile sees the old file or the new one, and a failure leaves the old one.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes what is to be in the file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes it.
     *
     * @param unfinished a new file, to be written and closed
     */
    void writeTo(Path unfinished) throws IOException;
  }

  /**
   * Writes a file, replacing one that is there.
   *
   * @throws IOException if it cannot be written, or a folder stands in its place
   */
  public static void write(Path file, Content content) throws IOException {
    // A link stays a link: what it points to is replaced.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // A device or pipe takes what is written; it must not be renamed over.
      content.writeTo(target);
      return;
    }
    // Two programs that write the same file do not write the same unfinished one.
    Path unfinished =
        target.resolveSibling(
            ".%s.%d.part".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      content.writeTo(unfinished);
      move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
