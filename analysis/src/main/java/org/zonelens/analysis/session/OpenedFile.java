package org.zonelens.analysis.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which file of the disk was opened, and whether it still has its name. An open database goes on
 * being read and written after its file was deleted or another was put in its place.
 *
 * @param path with links resolved
 * @param key what the system tells the file apart by; null where it does not say
 */
record OpenedFile(Path path, @Nullable Object key) {
  /** File systems over a network, on which processes cannot count on sharing memory. */
  private static final List<String> REMOTE =
      List.of(
          "nfs",
          "cifs",
          "smb",
          "afpfs",
          "webdav",
          "davfs",
          "sshfs",
          "9p",
          "afs",
          "lustre",
          "gpfs",
          "beegfs",
          "ceph",
          "glusterfs");

  static OpenedFile of(Path path) throws IOException {
    Path real = path.toRealPath();
    return new OpenedFile(real, key(real));
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  boolean isInPlace() {
    try {
      return Objects.equals(key, key(path));
    } catch (IOException _) {
      return false;
    }
  }

  /** A file that SQLite keeps beside it, such as {@code -wal}. */
  Path beside(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  /** Which file is there now; empty if there is none. */
  Optional<OpenedFile> fileBeside(String ending) {
    Path file = beside(ending);
    try {
      return Optional.of(new OpenedFile(file, key(file)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Whether batches are, or may be, in a log beside the file. */
  boolean hasLog() {
    return isNotEmpty(beside("-wal")) || isNotEmpty(beside("-journal"));
  }

  private static boolean isNotEmpty(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException _) {
      return true;
    }
  }

  /** Whether the file, and others beside it, can be written. */
  boolean isWritable() {
    Path folder = path.getParent();
    return Files.isWritable(path) && folder != null && Files.isWritable(folder);
  }

  /** Whether it is on another machine, as far as the system says. */
  boolean isRemote() {
    if (path.toString().startsWith("\\\\")) {
      return true;
    }
    try {
      String type = Files.getFileStore(path).type().toLowerCase(Locale.ROOT);
      return REMOTE.stream().anyMatch(type::contains);
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Where to save what the open database still holds: beside it, else where files are for a time.
   */
  Path freshNeighbour() {
    Path folder =
        Optional.ofNullable(path.getParent())
            .filter(Files::isWritable)
            .orElse(Path.of(System.getProperty("java.io.tmpdir")));
    String name = path.getFileName().toString();
    String stem = name.endsWith(".zlens") ? name.substring(0, name.length() - 6) : name;
    Path fresh = folder.resolve(stem + "-rescued.zlens");
    for (int number = 2; Files.exists(fresh); number++) {
      fresh = folder.resolve(stem + "-rescued-" + number + ".zlens");
    }
    return fresh;
  }
}
