package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.checkpoint.Checkpoint;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.ShardFault;
import org.zonelens.models.checkpoint.StoredTensor;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.device.ComputeChoice;
import org.zonelens.models.torch.PickleBytes;
import org.zonelens.models.torch.TorchBytes;
import org.zonelens.models.torch.TorchFault;

/** One small model with its weights in every format that is read. */
class WeightFormatsTest {
  private static final String SAFETENSORS_LIST = "model.safetensors.index.json";
  private static final String TORCH = "pytorch_model.bin";

  private record Weight(TensorShape shape, float[] values) {}

  private final Map<String, Weight> weights = new LinkedHashMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void copyModelWithoutItsWeights() throws IOException, URISyntaxException {
    Path relu =
        ParityFixture.all()
            .filter(each -> each.toString().equals("relu"))
            .findFirst()
            .orElseThrow()
            .folder();
    for (String file : List.of("config.json", "vocab.txt", "tokenizer_config.json")) {
      Files.copy(relu.resolve(file), folder.resolve(file));
    }
    try (Safetensors file = Safetensors.open(relu.resolve("model.safetensors"))) {
      for (StoredTensor tensor : file.tensors().values()) {
        float[] values = new float[(int) tensor.shape().elements()];
        tensor.floats().asFloatBuffer().get(values);
        weights.put(tensor.name(), new Weight(tensor.shape(), values));
      }
    }
  }

  private enum Format {
    SAFETENSORS,
    ZIP,
    LEGACY;

    void write(Path file, Map<String, Weight> weights) throws IOException {
      if (this == SAFETENSORS) {
        SafetensorsWriter writer = new SafetensorsWriter();
        weights.forEach((name, weight) -> writer.put(name, weight.shape(), weight.values()));
        writer.write(file);
        return;
      }
      PickleBytes pickle = PickleBytes.begin().op('}');
      Map<String, byte[]> storages = new LinkedHashMap<>();
      for (Map.Entry<String, Weight> each : weights.entrySet()) {
        String key = String.valueOf(storages.size());
        storages.put(key, TorchBytes.floats(each.getValue().values()));
        long[] shape = each.getValue().shape().toArray();
        pickle.text(each.getKey()).tensor("FloatStorage", key, shape).op('s');
      }
      Files.write(
          file,
          this == ZIP
              ? TorchBytes.zip(pickle.end(), storages)
              : TorchBytes.legacy(pickle.end(), storages));
    }
  }

  /** Writes the weights into two files and the list of them. */
  private void writeShards(Format format, String list, String first, String second)
      throws IOException {
    Map<String, Map<String, Weight>> files =
        Map.of(first, new LinkedHashMap<>(), second, new LinkedHashMap<>());
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, Weight> each : weights.entrySet()) {
      String file = map.size() % 2 == 0 ? first : second;
      map.put(each.getKey(), file);
      files.getOrDefault(file, Map.of()).put(each.getKey(), each.getValue());
    }
    for (Map.Entry<String, Map<String, Weight>> each : files.entrySet()) {
      format.write(folder.resolve(each.getKey()), each.getValue());
    }
    writeList(list, map);
  }

  private void writeList(String list, Map<String, String> map) throws IOException {
    new ObjectMapper()
        .writeValue(
            folder.resolve(list).toFile(),
            Map.of("metadata", Map.of("total_size", 7), "weight_map", map));
  }

  private HuggingFaceModel open(JobContext context) {
    return HuggingFaceModel.open(folder, "relu", ComputeChoice.CPU, context);
  }

  private float[] startLogits() {
    try (HuggingFaceModel model = open(JobContext.NONE)) {
      var windows =
          model.windows(
              "Who rang?",
              "The keeper rang a bell.",
              new WindowRule(30, 5, WindowRule.Step.OVERLAP));
      try (Batch batch = model.open(windows)) {
        return batch.run(Masking.NONE).getFirst().start();
      }
    }
  }

  private String fingerprint() {
    try (HuggingFaceModel model = open(JobContext.NONE)) {
      return model.card().fingerprint();
    }
  }

  @Test
  void everyFormatGivesTheSameLogits() throws IOException {
    Path single = folder.resolve("model.safetensors");
    Format.SAFETENSORS.write(single, weights);
    float[] expected = startLogits();
    Files.delete(single);
    for (Format format : List.of(Format.ZIP, Format.LEGACY)) {
      format.write(folder.resolve(TORCH), weights);
      assertArrayEquals(expected, startLogits(), format.name());
      Files.delete(folder.resolve(TORCH));
    }
    writeShards(Format.ZIP, "pytorch_model.bin.index.json", "a-1.bin", "a-2.bin");
    assertArrayEquals(expected, startLogits());
    // Before PyTorch's own files, so that these are not even looked at.
    Files.writeString(folder.resolve("a-1.bin"), "damaged");
    writeShards(Format.SAFETENSORS, SAFETENSORS_LIST, "b-1.safetensors", "b-2.safetensors");
    assertArrayEquals(expected, startLogits());
    Files.writeString(folder.resolve("b-1.safetensors"), "damaged");
    Format.SAFETENSORS.write(single, weights);
    assertArrayEquals(expected, startLogits());
  }

  @Test
  void damagedPreferredFileIsNotPassedOver() throws IOException {
    Format.ZIP.write(folder.resolve(TORCH), weights);
    Files.writeString(folder.resolve("model.safetensors"), "damaged file");
    InputException fault = assertThrows(InputException.class, () -> open(JobContext.NONE).close());
    assertEquals(ModelFault.HEADER_LENGTH, fault.fault());
  }

  @Test
  void fingerprintOfASingleSafetensorsFileIsOverItsNameLengthAndContent()
      throws IOException, GeneralSecurityException {
    Format.SAFETENSORS.write(folder.resolve("model.safetensors"), weights);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String name :
        List.of("config.json", "model.safetensors", "tokenizer_config.json", "vocab.txt")) {
      byte[] content = Files.readAllBytes(folder.resolve(name));
      digest.update((name + '\n' + content.length + '\n').getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    }
    assertEquals(HexFormat.of().formatHex(digest.digest()), fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-1.bin", "a-2.bin", "pytorch_model.bin.index.json"})
  void fingerprintChangesWithEveryFileOfTheWeights(String name) throws IOException {
    writeShards(Format.ZIP, "pytorch_model.bin.index.json", "a-1.bin", "a-2.bin");
    String before = fingerprint();
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    if (name.endsWith(".bin")) {
      // In the middle of the weights.
      bytes[bytes.length / 2] ^= 1;
    } else {
      bytes = new String(bytes, StandardCharsets.UTF_8).replace("7", "8").getBytes();
    }
    Files.write(folder.resolve(name), bytes);
    assertNotEquals(before, fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a-2.bin",
        "/etc/passwd",
        "sub/a-2.bin",
        "a\\b.bin",
        "..",
        ".hidden",
        "",
        "C:a.bin",
        "a b"
      })
  void shardsElsewhereAreRefused(String name) throws IOException {
    writeList(SAFETENSORS_LIST, Map.of("a", name));
    assertFault(ShardFault.SHARD_NAME);
  }

  @Test
  void shardThatIsNotThereIsNamed() throws IOException {
    writeShards(Format.SAFETENSORS, SAFETENSORS_LIST, "b-1.safetensors", "b-2.safetensors");
    Files.delete(folder.resolve("b-2.safetensors"));
    assertEquals("b-2.safetensors", assertFault(ShardFault.SHARD_MISSING).arguments().get(1));
  }

  @Test
  void tensorThatItsShardLacksIsNamedWithIt() throws IOException {
    writeShards(Format.SAFETENSORS, SAFETENSORS_LIST, "b-1.safetensors", "b-2.safetensors");
    String first = weights.keySet().iterator().next();
    writeList(SAFETENSORS_LIST, Map.of(first, "b-2.safetensors"));
    InputException fault = assertFault(ShardFault.SHARD_LACKS);
    assertEquals(List.of("b-2.safetensors", first), fault.arguments().subList(1, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"weight_map\":{}}",
        "{\"weight_map\":[\"a\"]}",
        "{\"weight_map\":{\"a\":7}}",
        "{\"weight_map\":{\"a\":\"x.bin\",\"a\":\"y.bin\"}}"
      })
  void listThatIsNoneIsRefused(String json) throws IOException {
    Files.writeString(folder.resolve(SAFETENSORS_LIST), json);
    assertFault(ShardFault.NOT_AN_INDEX);
  }

  @Test
  void listNestedBeyondReasonIsRefused() throws IOException {
    Files.writeString(folder.resolve(SAFETENSORS_LIST), "{\"metadata\":" + "[".repeat(1_000_000));
    assertFault(ShardFault.NOT_AN_INDEX);
  }

  @Test
  void listsTooLargeAreRefused() throws IOException {
    Files.writeString(folder.resolve(SAFETENSORS_LIST), " ".repeat(17 << 20));
    assertFault(ShardFault.INDEX_TOO_LARGE);
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i <= 1_000; i++) {
      map.put("a" + i, i + ".bin");
    }
    writeList(SAFETENSORS_LIST, map);
    assertFault(ShardFault.TOO_MANY_SHARDS);
  }

  @Test
  void linksIntoACacheAreFollowed() throws IOException {
    Path blobs = Files.createDirectory(folder.resolve("blobs"));
    writeShards(Format.ZIP, "pytorch_model.bin.index.json", "a-1.bin", "a-2.bin");
    for (String name : List.of("a-1.bin", "a-2.bin")) {
      Files.move(folder.resolve(name), blobs.resolve(name));
      Files.createSymbolicLink(folder.resolve(name), Path.of("blobs").resolve(name));
    }
    try (Checkpoint checkpoint = WeightFiles.open(folder)) {
      assertEquals(weights.keySet(), checkpoint.tensors().keySet());
    }
  }

  @Test
  void pickleThatCallsSystemKeepsTheModelFromOpening() throws IOException {
    byte[] pickle =
        PickleBytes.begin().text("os").text("system").op(0x93).text("exit").op(0x85, 'R').end();
    Files.write(folder.resolve(TORCH), TorchBytes.zip(pickle, Map.of()));
    InputException fault = assertThrows(InputException.class, () -> open(JobContext.NONE).close());
    assertEquals(TorchFault.GLOBAL_REFUSED, fault.fault());
  }

  private InputException assertFault(Fault expected) {
    InputException fault =
        assertThrows(InputException.class, () -> WeightFiles.open(folder).close());
    assertEquals(expected, fault.fault());
    return fault;
  }

  @Test
  void progressRunsOnceFromBeginToEnd() throws IOException {
    Format.ZIP.write(folder.resolve(TORCH), weights);
    List<Long> reported = new ArrayList<>();
    open(new Watcher(reported, Long.MAX_VALUE)).close();
    assertEquals(reported.stream().sorted().toList(), reported);
    assertEquals(1000, reported.getLast());
    assertTrue(reported.size() > weights.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 20, 40})
  void openingStopsWhenItIsCancelled(long checks) throws IOException {
    Format.LEGACY.write(folder.resolve(TORCH), weights);
    List<Long> reported = new ArrayList<>();
    assertThrows(CancelledException.class, () -> open(new Watcher(reported, checks)).close());
    assertTrue(reported.size() <= checks);
  }

  /** Writes down what is reported, and is cancelled after so many questions whether it is. */
  private static final class Watcher implements JobContext {
    private final List<Long> reported;
    private long left;

    Watcher(List<Long> reported, long checks) {
      this.reported = reported;
      this.left = checks;
    }

    @Override
    public void progress(long done, long total) {
      assertEquals(1000, total);
      reported.add(done);
    }

    @Override
    public boolean isCancelled() {
      return left-- <= 0;
    }
  }
}
