package org.zonelens.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/** Archives that lie about what they hold and where. */
class HostileArchiveTest {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;

  @TempDir private Path folder;

  private static byte[] pickle() {
    return PickleBytes.begin().op('}').text("w").tensor("FloatStorage", "0", 2).op('s').end();
  }

  private static byte[] honest() {
    return TorchBytes.zip(pickle(), Map.of("0", TorchBytes.floats(1, 2)));
  }

  private InputException assertFault(TorchFault expected, byte[] bytes) throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    Files.write(file, bytes);
    InputException fault =
        assertThrows(
            InputException.class,
            () -> {
              try (TorchFile open = TorchFile.open(file, JobContext.NONE)) {
                open.tensors().values().forEach(tensor -> tensor.floats());
              }
            });
    assertEquals(expected, fault.fault(), fault.getMessage());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    return fault;
  }

  /** An archive of the given entries, each name with its content. */
  private static byte[] archive(int method, Object... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        TorchBytes.put(zip, (String) entries[i], (byte[]) entries[i + 1], method);
      }
    }
    return bytes.toByteArray();
  }

  /** Where the n-th header of a kind begins. */
  private static int header(byte[] bytes, int kind, int index) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int seen = 0;
    for (int at = 0; at + 4 <= bytes.length; at++) {
      if (buffer.getInt(at) == kind && seen++ == index) {
        return at;
      }
    }
    throw new IllegalArgumentException("no header " + index);
  }

  private static byte[] with(byte[] bytes, int at, int value, int width) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < width; i++) {
      changed[at + i] = (byte) (value >> (8 * i));
    }
    return changed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "archive/../../outside", "/absolute", "a\\..\\b", ".."})
  void namesThatLeadOutsideAreRefused(String name) throws IOException {
    byte[] bytes =
        archive(ZipEntry.STORED, "archive/data.pkl", pickle(), name, new byte[] {1, 2, 3});
    assertEquals(name, assertFault(TorchFault.ZIP_NAME, bytes).arguments().get(1));
  }

  @Test
  void entryThatIsThereTwiceIsRefused() throws IOException {
    byte[] bytes =
        archive(ZipEntry.STORED, "archive/data.pkl", pickle(), "archive/data.pkm", pickle());
    byte[] name = "archive/data.pkm".getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at + name.length < bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
        bytes[at + name.length - 1] = 'l';
      }
    }
    assertFault(TorchFault.ZIP_DUPLICATE, bytes);
  }

  @Test
  void entriesThatShareDataAreRefused() throws IOException {
    byte[] bytes =
        archive(ZipEntry.STORED, "archive/data/0", new byte[8], "archive/data/1", new byte[8]);
    // The second says that it lies where the first does, whose name is made the same.
    byte[] other = with(bytes, header(bytes, CENTRAL, 1) + 42, 0, 4);
    assertFault(TorchFault.ZIP_ENTRY, other);
    byte[] longer = with(bytes, header(bytes, CENTRAL, 0) + 20, 60, 4);
    assertFault(TorchFault.ZIP_OVERLAP, with(longer, header(bytes, CENTRAL, 0) + 24, 60, 4));
  }

  @Test
  void sizesAndPlacesOutsideTheFileAreRefused() throws IOException {
    byte[] bytes = honest();
    int first = header(bytes, CENTRAL, 0);
    for (int field : new int[] {20, 24, 42}) {
      for (int value : new int[] {0x7fff_ffff, -2, bytes.length}) {
        assertFault(TorchFault.ZIP_ENTRY, with(bytes, first + field, value, 4));
      }
    }
    // What zip64 would say is not there.
    assertFault(TorchFault.ZIP_ENTRY, with(bytes, first + 42, -1, 4));
    assertFault(TorchFault.ZIP_ENTRY, with(bytes, header(bytes, LOCAL, 1), 0, 4));
  }

  @Test
  void endWithoutItsTableIsRefused() throws IOException {
    byte[] bytes = honest();
    int end = header(bytes, 0x06054b50, 0);
    assertFault(TorchFault.ZIP_CUT, with(bytes, end + 16, -1, 4));
    assertFault(TorchFault.ZIP_CUT, with(bytes, end + 12, -1, 4));
    assertFault(TorchFault.ZIP_CUT, with(bytes, end + 10, 5, 2));
    assertFault(TorchFault.ZIP_CUT, with(bytes, end + 20, 5, 2));
    assertFault(TorchFault.ZIP_CUT, with(bytes, header(bytes, CENTRAL, 1), 0, 4));
  }

  @Test
  void encryptedAndOtherwisePackedEntriesAreRefused() throws IOException {
    byte[] bytes = honest();
    int first = header(bytes, CENTRAL, 0);
    assertFault(TorchFault.ZIP_METHOD, with(bytes, first + 8, 1, 2));
    assertEquals(
        "93",
        assertFault(TorchFault.ZIP_METHOD, with(bytes, first + 10, 93, 2)).arguments().get(2));
  }

  @Test
  void bombIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] bytes =
        archive(
            ZipEntry.DEFLATED, "archive/data.pkl", pickle(), "archive/data/0", new byte[64 << 20]);
    assertFault(TorchFault.ZIP_BOMB, bytes);
  }

  @Test
  void entriesThatUnpackToMoreOrLessThanTheySayAreRefused() throws IOException {
    byte[] bytes =
        archive(
            ZipEntry.DEFLATED,
            "archive/data.pkl",
            pickle(),
            "archive/data/0",
            TorchBytes.floats(1, 2));
    int second = header(bytes, CENTRAL, 1);
    assertFault(TorchFault.ZIP_INFLATE, with(bytes, second + 24, 12, 4));
    int first = header(bytes, CENTRAL, 0);
    assertFault(TorchFault.ZIP_INFLATE, with(bytes, first + 24, 20, 4));
    assertFault(TorchFault.ZIP_INFLATE, with(bytes, first + 20, 5, 4));
    assertFault(TorchFault.ZIP_INFLATE, with(bytes, header(bytes, LOCAL, 0) + 46, -1, 4));
  }

  @Test
  void archiveWithoutItsPickleOrAStorageIsRefused() throws IOException {
    assertFault(TorchFault.ENTRY_MISSING, archive(ZipEntry.STORED, "archive/data/0", new byte[8]));
    assertFault(TorchFault.ENTRY_MISSING, archive(ZipEntry.STORED, "archive/data.pkl", pickle()));
    assertFault(
        TorchFault.ENTRY_MISSING,
        archive(ZipEntry.STORED, "a/data.pkl", pickle(), "b/data.pkl", pickle()));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] bytes = honest();
    Path file = folder.resolve("cut.bin");
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThrows(
          InputException.class,
          () -> TorchFile.open(file, JobContext.NONE).close(),
          "cut at " + length);
    }
  }
}
