package org.zonelens.models.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux says of memory, in bytes; empty on other systems. */
public final class LinuxMemory {

  private LinuxMemory() {}

  /** How much is to be had: memory that only caches files is not free, but is given up. */
  static OptionalLong available() {
    return bytes(Path.of("/proc/meminfo"), "MemAvailable:");
  }

  /** How much this process takes. */
  public static OptionalLong resident() {
    return bytes(Path.of("/proc/self/status"), "VmRSS:");
  }

  private static OptionalLong bytes(Path file, String name) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return bytes(lines, name);
    } catch (IOException | UncheckedIOException elsewhere) {
      return OptionalLong.empty();
    }
  }

  /**
   * The number of one line.
   *
   * @param lines such as {@code VmRSS: 1024 kB}
   * @param name that the line begins with
   */
  static OptionalLong bytes(Stream<String> lines, String name) {
    return lines
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }
}
