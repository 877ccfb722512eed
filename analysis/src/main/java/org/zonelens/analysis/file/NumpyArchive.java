package org.zonelens.analysis.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Collects arrays and writes them as one {@code .npz} file, a zip of {@code .npy} files, stored and
 * little-endian, that {@code numpy.load} reads without pickles. The layout is that of NumPy
 * Enhancement Proposal 1 (Kern, 2007), version 1.0. Equal arrays give equal bytes.
 */
public final class NumpyArchive {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Readers may map the numbers, which begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int CHUNK = 1 << 14;

  /** The earliest that a zip can say, so that the file does not depend on the hour. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Map<String, Array> arrays = new LinkedHashMap<>();

  /** An array's elements one after another. */
  @FunctionalInterface
  private interface Elements {
    void put(ByteBuffer to, int index);
  }

  private record Array(String type, int width, List<Integer> shape, Elements elements) {
    int count() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  /**
   * Adds an array; its values are read when the file is written, so not to be changed before.
   *
   * @throws IllegalArgumentException if their number does not fit the shape, or the name is taken
   */
  public NumpyArchive put(String name, List<Integer> shape, float[] values) {
    return put(
        name,
        new Array("<f4", Float.BYTES, shape, (to, i) -> to.putFloat(values[i])),
        values.length);
  }

  /** The same. */
  public NumpyArchive put(String name, List<Integer> shape, long[] values) {
    return put(
        name, new Array("<i8", Long.BYTES, shape, (to, i) -> to.putLong(values[i])), values.length);
  }

  /** The same, of unsigned bytes. */
  public NumpyArchive put(String name, List<Integer> shape, byte[] values) {
    return put(name, new Array("|u1", 1, shape, (to, i) -> to.put(values[i])), values.length);
  }

  /** The same, of texts. */
  public NumpyArchive put(String name, List<Integer> shape, List<String> values) {
    List<int[]> texts =
        values.stream().map(text -> text.codePoints().map(NumpyArchive::scalar).toArray()).toList();
    // Each element is as wide as the longest; NumPy itself has no texts of width 0.
    int longest = Math.max(1, texts.stream().mapToInt(text -> text.length).max().orElse(0));
    return put(
        name,
        new Array(
            "<U" + longest,
            Math.multiplyExact(longest, Integer.BYTES),
            shape,
            (to, i) -> {
              int[] text = texts.get(i);
              for (int place = 0; place < longest; place++) {
                to.putInt(place < text.length ? text[place] : 0);
              }
            }),
        values.size());
  }

  /** One text, as an array without dimensions. */
  public NumpyArchive put(String name, String value) {
    return put(name, List.of(), List.of(value));
  }

  /** Half a surrogate pair is no character. */
  private static int scalar(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
        ? 0xFFFD
        : codePoint;
  }

  private NumpyArchive put(String name, Array array, int given) {
    if (array.count() != given) {
      throw new IllegalArgumentException(
          "%s: %d values do not fit %s".formatted(name, given, array.shape()));
    }
    if (arrays.putIfAbsent(name, array) != null) {
      throw new IllegalArgumentException("two arrays are called " + name);
    }
    return this;
  }

  /**
   * Writes the file, replacing one that is there.
   *
   * @throws IOException if it cannot be written; what was there before is then whole
   */
  public void write(Path file) throws IOException {
    WholeFile.write(
        file,
        unfinished -> {
          try (var zip =
              new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
            for (Map.Entry<String, Array> each : arrays.entrySet()) {
              add(zip, each.getKey() + ".npy", each.getValue());
            }
          }
        });
  }

  private static void add(ZipOutputStream zip, String name, Array array) throws IOException {
    // A stored entry begins with its checksum, so everything is gone over twice.
    CRC32 checksum = new CRC32();
    write(array, (bytes, length) -> checksum.update(bytes, 0, length));
    long size = header(array).length + (long) array.count() * array.width();
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    write(array, (bytes, length) -> zip.write(bytes, 0, length));
    zip.closeEntry();
  }

  private interface Sink {
    void take(byte[] bytes, int length) throws IOException;
  }

  private static void write(Array array, Sink sink) throws IOException {
    byte[] header = header(array);
    sink.take(header, header.length);
    int perChunk = Math.max(1, CHUNK / array.width());
    ByteBuffer chunk =
        ByteBuffer.allocate(Math.multiplyExact(perChunk, array.width()))
            .order(ByteOrder.LITTLE_ENDIAN);
    int count = array.count();
    for (int from = 0; from < count; from += perChunk) {
      chunk.clear();
      int end = Math.min(count, from + perChunk);
      for (int i = from; i < end; i++) {
        array.elements().put(chunk, i);
      }
      sink.take(chunk.array(), chunk.position());
    }
  }

  private static byte[] header(Array array) {
    StringBuilder shape = new StringBuilder("(");
    array.shape().forEach(extent -> shape.append(extent).append(", "));
    // As Python spells tuples: (), (3,) and (2, 3).
    String tuple =
        switch (array.shape().size()) {
          case 0 -> "()";
          case 1 -> shape.substring(0, shape.length() - 1) + ")";
          default -> shape.substring(0, shape.length() - 2) + ")";
        };
    String facts =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(array.type(), tuple);
    int before = MAGIC.length + Short.BYTES;
    int whole = Math.ceilDiv(before + facts.length() + 1, ALIGNMENT) * ALIGNMENT;
    String padded = facts + " ".repeat(whole - before - facts.length() - 1) + "\n";
    return ByteBuffer.allocate(whole)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
