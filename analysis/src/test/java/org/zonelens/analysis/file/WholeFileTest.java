package org.zonelens.analysis.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void aFailureLeavesTheOldFileAndNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    file,
                    unfinished -> {
                      Files.writeString(unfinished, "half");
                      throw new IOException("disk full");
                    }));
    assertEquals("disk full", thrown.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), children());
  }

  @Test
  void theNewFileReplacesTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    WholeFile.write(file, unfinished -> Files.writeString(unfinished, "new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), children());
  }

  @Test
  void aFolderInItsPlaceIsNeverReplaced() throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("a.txt"));
    assertThrows(
        IOException.class,
        () -> WholeFile.write(inTheWay, unfinished -> Files.writeString(unfinished, "new")));
    assertTrue(Files.isDirectory(inTheWay));
  }

  private List<Path> children() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
