package org.zonelens.analysis.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyArchiveTest {
  @TempDir Path folder;

  /** The arrays of {@code npz_fixture.py}. */
  private static NumpyArchive archive() {
    float nan = Float.intBitsToFloat(0x7fc00000);
    return new NumpyArchive()
        .put(
            "attention",
            List.of(2, 1, 2, 2),
            new float[] {0.25f, 0.75f, 1, 0, -1.5f, 3e-8f, Float.POSITIVE_INFINITY, nan})
        .put("start_logits", List.of(3), new float[] {1.5f, -2, 1e-3f})
        .put("input_ids", List.of(3), new long[] {101, -(1L << 62), 7})
        .put("roles", List.of(3), new byte[] {0, 1, (byte) 255})
        .put("tokens", List.of(3), List.of("[CLS]", "注意力", "𝛼😀"))
        .put("masks", List.of(0), List.of())
        .put("answer", "it's a “test”")
        .put("none", "");
  }

  /** One entry: what NumPy's header says, without its padding, and the numbers. */
  private record Entry(String header, byte[] numbers) {
    static Entry of(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals("\u0093NUMPY\1\0", new String(bytes, 0, 8, StandardCharsets.ISO_8859_1));
      int begin = 10 + buffer.getShort(8);
      assertEquals(0, begin % 64, "the numbers are aligned");
      assertEquals('\n', bytes[begin - 1]);
      String header = new String(bytes, 10, begin - 10, StandardCharsets.US_ASCII);
      return new Entry(header.strip(), Arrays.copyOfRange(bytes, begin, bytes.length));
    }
  }

  private static Map<String, Entry> entries(InputStream npz) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(npz)) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        entries.put(each.getName(), Entry.of(zip.readAllBytes()));
      }
    }
    return entries;
  }

  @Test
  void everyArrayIsAsNumpyWritesIt() throws IOException {
    Path file = folder.resolve("arrays.npz");
    archive().write(file);
    Map<String, Entry> expected = entries(NumpyArchiveTest.class.getResourceAsStream("arrays.npz"));
    Map<String, Entry> written = entries(Files.newInputStream(file));
    assertEquals(expected.keySet(), written.keySet());
    expected.forEach(
        (name, entry) -> {
          assertEquals(entry.header(), written.get(name).header(), name);
          assertArrayEquals(entry.numbers(), written.get(name).numbers(), name);
        });
  }

  @Test
  void entriesAreStoredAndDependOnNothingElse() throws IOException {
    Path one = folder.resolve("one.npz");
    Path other = folder.resolve("other.npz");
    archive().write(one);
    archive().write(other);
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
    try (ZipFile zip = new ZipFile(one.toFile())) {
      zip.stream().forEach(entry -> assertEquals(ZipEntry.STORED, entry.getMethod()));
    }
  }

  @Test
  void arraysLongerThanABufferKeepEveryNumber() throws IOException {
    long[] many = new long[10_000];
    Arrays.setAll(many, i -> 3L * i);
    Path file = folder.resolve("many.npz");
    new NumpyArchive().put("many", List.of(100, 100), many).write(file);
    byte[] numbers = entries(Files.newInputStream(file)).get("many.npy").numbers();
    long[] read = new long[many.length];
    ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(read);
    assertArrayEquals(many, read);
  }

  @Test
  void halfACharacterBecomesAReplacement() throws IOException {
    Path file = folder.resolve("half.npz");
    new NumpyArchive().put("half", "a\ud800").write(file);
    byte[] numbers = entries(Files.newInputStream(file)).get("half.npy").numbers();
    assertEquals("a\ufffd", new String(numbers, StandardCharsets.UTF_32LE));
  }

  @Test
  void valuesThatDoNotFillTheirShapeAreRefused() {
    NumpyArchive archive = new NumpyArchive().put("a", List.of(1), new float[1]);
    assertThrows(
        IllegalArgumentException.class, () -> archive.put("b", List.of(2, 2), new float[3]));
    assertThrows(IllegalArgumentException.class, () -> archive.put("a", List.of(0), new long[0]));
  }
}
