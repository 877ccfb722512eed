package org.zonelens.analysis.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NumberedNameTest {
  @Test
  void whatAFileSystemMayNotTakeBecomesAHyphen() {
    assertEquals("07-p2-0-5-scale-0.5.json", NumberedName.of(7, 20, "p2@0-5!scale:0.5", ".json"));
    assertEquals("1-etc-passwd.npz", NumberedName.of(1, 9, "../../etc/passwd", ".npz"));
    assertEquals("1-对照.npz", NumberedName.of(1, 1, "对照 ", ".npz"));
    assertEquals("3.npz", NumberedName.of(3, 3, "/\\:*?\"<>|\0", ".npz"));
  }

  @Test
  void noNameIsTooLongForAFileSystem() {
    String name = NumberedName.of(100_000, 100_000, "𠀀".repeat(500), ".safetensors");
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255, name);
    assertTrue(name.endsWith("𠀀.safetensors"), "no half characters: " + name);
  }
}
