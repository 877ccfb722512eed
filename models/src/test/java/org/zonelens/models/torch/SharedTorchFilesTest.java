package org.zonelens.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.StoredTensor;

/** Files that others wrote, with the values that their own project states; skipped without them. */
class SharedTorchFilesTest {
  private static final double EXACT = 0;

  private static Path shared(String path) {
    Path root = Path.of(System.getProperty("zonelens.shared", "../../shared")).resolve("data");
    assumeTrue(
        Files.isDirectory(root),
        () -> "skipped: no shared data at " + root.toAbsolutePath().normalize());
    return root.resolve("checkpoints").resolve(path);
  }

  private static <T> T read(Path file, Function<TorchContent, T> look) throws IOException {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file)) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return look.apply(TorchContent.read(file.toString(), bytes, arena, JobContext.NONE));
    }
  }

  /** Every element of a view, by its strides; of complex numbers the real part. */
  private static List<Double> elements(TorchContent content, Pickled.View view) {
    MemorySegment bytes = content.storages().bytes(view.storage().key());
    List<Long> at = List.of(view.storage().first() + view.offset());
    for (int axis = 0; axis < view.strides().size(); axis++) {
      long stride = view.strides().get(axis);
      long extent = view.shape().extents().get(axis);
      at =
          at.stream()
              .flatMap(from -> LongStream.range(0, extent).mapToObj(i -> from + i * stride))
              .toList();
    }
    return at.stream().map(each -> element(bytes, view, each * view.type().bytes())).toList();
  }

  private static double element(MemorySegment bytes, Pickled.View view, long at) {
    var order = ByteOrder.LITTLE_ENDIAN;
    short two = bytes.byteSize() < at + 2 ? 0 : bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED, at);
    return switch (view.type()) {
      case F64, C128 -> bytes.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), at);
      case F32, C64 -> bytes.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), at);
      case F16 -> Float.float16ToFloat(two);
      case BF16 -> Float.intBitsToFloat((two & 0xffff) << 16);
      case I64, U64 -> bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
      case I32, U32 -> bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
      case I16, U16 -> two;
      case I8, U8, BOOL, F8_E4M3, F8_E5M2 -> bytes.get(ValueLayout.JAVA_BYTE, at);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"legacy", "zip"})
  void tensorsOfEveryTypeHaveTheirValues(String format) throws IOException {
    List<List<Double>> values = new ArrayList<>();
    String types =
        read(
            shared("torch-pickles/tensors." + format + ".pt"),
            content -> {
              List<Pickled> items = ((Pickled.Sequence) content.root()).items();
              items.forEach(item -> values.add(elements(content, (Pickled.View) item)));
              return items.stream()
                  .map(item -> ((Pickled.View) item).type().id())
                  .collect(Collectors.joining(" "));
            });
    assertEquals("F64 F32 F16 I64 I32 I16 I8 U8 BOOL BF16 C128 C64", types);
    for (int i : new int[] {0, 1, 2, 3, 4, 5, 6, 9}) {
      assertEquals(List.of(-1.0, 1.0), values.get(i), "tensor " + i);
    }
    assertEquals(List.of(0.0, 1.0), values.get(7));
    assertEquals(List.of(0.0, 1.0, 0.0, 1.0), values.get(8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"legacy", "zip"})
  void tensorWithStridesHasItsValuesInOrder(String format) throws IOException {
    List<Double> values =
        read(
            shared("torch-pickles/noncontiguous_tensor." + format + ".pt"),
            content -> {
              Pickled.View view = (Pickled.View) content.root();
              assertEquals(List.of(2L, 2L, 3L), view.shape().extents());
              return elements(content, view);
            });
    assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0), values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"legacy", "zip"})
  void orderedDictionaryHasItsEntries(String format) throws IOException {
    Map<String, Pickled> named =
        read(
            shared("torch-pickles/ordered_dict." + format + ".pt"),
            content -> ((Pickled.Dict) content.root()).named());
    assertEquals(Map.of("x", new Pickled.Whole(1), "y", new Pickled.Whole(2)), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"storage_view.legacy.pt"})
  void storagesInAListAreRead(String name) throws IOException {
    List<Float> values =
        read(
            shared("torch-pickles/" + name),
            content -> {
              List<Float> zeros = new ArrayList<>();
              for (Pickled item : ((Pickled.Sequence) content.root()).items()) {
                Pickled.Storage storage = (Pickled.Storage) item;
                assertEquals(1, storage.elements());
                zeros.add(
                    content
                        .storages()
                        .bytes(storage.key())
                        .get(ValueLayout.JAVA_FLOAT_UNALIGNED, storage.first() * Float.BYTES));
              }
              return zeros;
            });
    assertEquals(List.of(0f, 0f), values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numpy_arrays.legacy.pt",
        "numpy_arrays.zip.pt",
        "noncontiguous_numpy_array.legacy.pt",
        "noncontiguous_numpy_array.zip.pt"
      })
  void numpyArraysAreRefusedByName(String name) {
    Path file = shared("torch-pickles/" + name);
    InputException fault =
        assertThrows(InputException.class, () -> TorchFile.open(file, JobContext.NONE).close());
    assertEquals(TorchFault.GLOBAL_REFUSED, fault.fault());
    assertEquals("numpy.core.multiarray._reconstruct", fault.arguments().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "full"})
  void stateOfAModuleHasItsWeights(String name) {
    Path path = shared("torch-pickles/state_dict_" + name + ".zip.pt");
    try (TorchFile file = TorchFile.open(path, JobContext.NONE)) {
      String prefix = name.equals("full") ? "base." : "";
      assertEquals("[2x3x2x2]", tensor(file, prefix + "conv.weight").shape().toString());
      assertEquals(0, tensor(file, prefix + "conv.bias").floats().getFloat(), EXACT);
    }
  }

  @ParameterizedTest
  @CsvSource({"legacy-bert, 55, embeddings.", "zip-bert, 24, bert.embeddings."})
  void weightsOfBertAreRead(String folder, int count, String prefix) {
    Path path = shared(folder + "/pytorch_model.bin");
    try (TorchFile file = TorchFile.open(path, JobContext.NONE)) {
      assertEquals(count, file.tensors().size());
      // Untrained: scales are one.
      StoredTensor scale = tensor(file, prefix + "LayerNorm.weight");
      assertEquals("[16]", scale.shape().toString());
      assertEquals(1, scale.floats().getFloat(), EXACT);
    }
  }

  private static StoredTensor tensor(TorchFile file, String name) {
    return file.tensors().entrySet().stream()
        .filter(each -> each.getKey().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
