package org.zonelens.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelFault;

/** Tensors that reach outside what is stored for them. */
class HostileStorageTest {
  private static final byte[] SIX = TorchBytes.floats(1, 2, 3, 4, 5, 6);

  @TempDir private Path folder;

  private static PickleBytes begin() {
    return PickleBytes.begin().op('}').text("w");
  }

  static Stream<Arguments> views() {
    long huge = 1L << 62;
    return Stream.of(
        view(1, new long[] {6}, new long[] {1}),
        view(-1, new long[] {2}, new long[] {1}),
        view(Long.MAX_VALUE, new long[] {2}, new long[] {1}),
        view(0, new long[] {2, 3}, new long[] {4, 1}),
        view(5, new long[] {2}, new long[] {-1}),
        view(0, new long[] {huge, 4}, new long[] {0, 0}),
        view(0, new long[] {2}, new long[] {huge}),
        view(0, new long[] {3, 3}, new long[] {huge, huge}),
        view(0, new long[] {huge, huge, 0}, new long[] {1, 1, 1}));
  }

  private static Arguments view(long offset, long[] shape, long[] strides) {
    return Arguments.of(offset, shape, strides);
  }

  @ParameterizedTest
  @MethodSource("views")
  void viewOutsideItsStorageIsRefused(long offset, long[] shape, long[] strides)
      throws IOException {
    byte[] pickle = begin().tensor("FloatStorage", "0", 6, offset, shape, strides).op('s').end();
    assertFault(TorchFault.VIEW_OUTSIDE, TorchBytes.zip(pickle, Map.of("0", SIX)));
    assertFault(TorchFault.VIEW_OUTSIDE, TorchBytes.legacy(pickle, Map.of("0", SIX)));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 1L << 61, 1L << 62, Long.MAX_VALUE})
  void storageLargerThanItsFileIsRefused(long elements) throws IOException {
    byte[] pickle =
        begin()
            .tensor("FloatStorage", "0", elements, 0, new long[] {2}, new long[] {1})
            .op('s')
            .end();
    TorchFault expected =
        elements > Long.MAX_VALUE / Float.BYTES
            ? TorchFault.VIEW_OUTSIDE
            : TorchFault.STORAGE_SHORT;
    assertFault(expected, TorchBytes.zip(pickle, Map.of("0", SIX)));
    assertFault(expected, TorchBytes.legacy(pickle, Map.of("0", SIX)));
  }

  @Test
  void storageOfNegativeLengthIsRefused() throws IOException {
    byte[] pickle = begin().storage("FloatStorage", "0", -1).op('s').end();
    assertFault(TorchFault.REFERENCE_REFUSED, TorchBytes.zip(pickle, Map.of("0", SIX)));
  }

  @Test
  void storageDescribedInTwoWaysIsRefused() throws IOException {
    byte[] pickle =
        begin()
            .tensor("FloatStorage", "0", 6)
            .op('s')
            .text("v")
            .tensor("DoubleStorage", "0", 3)
            .op('s')
            .end();
    assertFault(TorchFault.STORAGE_CONFLICT, TorchBytes.zip(pickle, Map.of("0", SIX)));
  }

  @Test
  void olderFormatMustHaveTheStoragesThatItLists() throws IOException {
    byte[] pickle = begin().tensor("FloatStorage", "0", 6).op('s').end();
    assertFault(TorchFault.STORAGE_CONFLICT, TorchBytes.legacy(pickle, Map.of("1", SIX)));
    assertFault(TorchFault.STORAGE_CONFLICT, TorchBytes.legacy(pickle, Map.of()));
    byte[] five = begin().tensor("FloatStorage", "0", 5).op('s').end();
    assertFault(TorchFault.STORAGE_CONFLICT, TorchBytes.legacy(five, Map.of("0", SIX)));
  }

  @Test
  void partsOfAStorageAreCountedFromTheirBegin() throws IOException {
    Path file = write(TorchBytes.legacy(part(2, 4), Map.of("0", SIX)));
    try (TorchFile open = TorchFile.open(file, JobContext.NONE)) {
      var floats = open.tensors().values().iterator().next().floats();
      assertEquals(4, floats.getFloat(), 0);
      assertEquals(5, floats.getFloat(), 0);
    }
    assertFault(TorchFault.REFERENCE_REFUSED, TorchBytes.legacy(part(4, 4), Map.of("0", SIX)));
    assertFault(TorchFault.REFERENCE_REFUSED, TorchBytes.legacy(part(-1, 4), Map.of("0", SIX)));
    assertFault(
        TorchFault.REFERENCE_REFUSED, TorchBytes.legacy(part(1, Long.MIN_VALUE), Map.of("0", SIX)));
    assertFault(TorchFault.VIEW_OUTSIDE, TorchBytes.legacy(part(2, 2), Map.of("0", SIX)));
  }

  /** The second and third element of a part of storage 0. */
  private static byte[] part(long first, long elements) {
    return begin()
        .global("torch._utils", "_rebuild_tensor")
        .op('(', '(')
        .text("storage")
        .global("torch", "FloatStorage")
        .text("0")
        .text("cpu")
        .whole(6)
        .op('(')
        .text("part")
        .whole(first)
        .whole(elements)
        .op('t', 't', 'Q')
        .whole(1)
        .wholes(2)
        .wholes(1)
        .op('t', 'R', 's')
        .end();
  }

  @Test
  void tensorThatRepeatsItsElementsMillionsOfTimesIsRefusedWhenItIsAskedFor() throws IOException {
    byte[] pickle =
        begin()
            .tensor("FloatStorage", "0", 6, 0, new long[] {100_000_000, 6}, new long[] {0, 1})
            .op('s')
            .end();
    assertFault(ModelFault.TENSOR_TOO_LARGE, TorchBytes.zip(pickle, Map.of("0", SIX)));
    byte[] smaller =
        begin()
            .tensor("FloatStorage", "0", 6, 0, new long[] {10_000_000, 6}, new long[] {0, 1})
            .op('s')
            .end();
    assertFault(TorchFault.REPEATED, TorchBytes.zip(smaller, Map.of("0", SIX)));
  }

  @Test
  void otherFilesAreSaidToBeNone() throws IOException {
    for (String text :
        new String[] {"", "<html>", "version https://git-lfs.github.com/spec/v1\n", "LICENSE\n"}) {
      assertFault(TorchFault.NOT_TORCH, text.getBytes(StandardCharsets.UTF_8));
    }
    assertFault(TorchFault.NOT_TORCH, new byte[100]);
    assertFault(TorchFault.NOT_TORCH, PickleBytes.begin().op('K', 1).end());
  }

  @Test
  void everyTruncationOfTheOlderFormatIsRefused() throws IOException {
    byte[] pickle = begin().tensor("FloatStorage", "0", 6).op('s').end();
    byte[] bytes = TorchBytes.legacy(pickle, Map.of("0", SIX));
    for (int length = 0; length < bytes.length; length++) {
      Path file = write(Arrays.copyOf(bytes, length));
      assertThrows(
          InputException.class,
          () -> TorchFile.open(file, JobContext.NONE).close(),
          "cut at " + length);
    }
  }

  @Test
  void elementsAtOddAddressesAreCopied() throws IOException {
    int views = 0;
    for (String name : new String[] {"w", "wo", "wor", "word"}) {
      byte[] pickle =
          PickleBytes.begin().op('}').text(name).tensor("FloatStorage", "0", 6).op('s').end();
      Path file = write(TorchBytes.legacy(pickle, Map.of("0", SIX)));
      try (TorchFile open = TorchFile.open(file, JobContext.NONE)) {
        var floats = open.tensors().values().iterator().next().floats();
        views += floats.isReadOnly() ? 1 : 0;
        assertEquals(0, MemorySegment.ofBuffer(floats).address() % Float.BYTES);
        byte[] content = new byte[SIX.length];
        floats.get(content);
        assertTrue(Arrays.equals(SIX, content));
      }
    }
    // Of four lengths in a row, one puts the elements where they can stay.
    assertEquals(1, views);
  }

  private Path write(byte[] bytes) throws IOException {
    Path file = folder.resolve("pytorch_model.bin");
    Files.write(file, bytes);
    return file;
  }

  private void assertFault(Fault expected, byte[] bytes) throws IOException {
    Path file = write(bytes);
    InputException fault =
        assertThrows(
            InputException.class,
            () -> {
              try (TorchFile open = TorchFile.open(file, JobContext.NONE)) {
                open.tensors().values().forEach(tensor -> tensor.floats());
              }
            });
    assertEquals(expected, fault.fault(), fault.getMessage());
  }
}
