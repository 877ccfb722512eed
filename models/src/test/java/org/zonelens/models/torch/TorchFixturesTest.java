package org.zonelens.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.StoredTensor;

/** Files that torch.save wrote, against what torch reads from them; see make_torch_fixtures.py. */
class TorchFixturesTest {

  static Path fixture(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(TorchFixturesTest.class.getResource("fixtures/" + name)).toURI());
  }

  static List<String> readable() throws IOException, URISyntaxException {
    List<String> names = new ArrayList<>();
    new ObjectMapper()
        .readTree(fixture("expected.json").toFile())
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @MethodSource("readable")
  void tensorsAreWhatTorchReads(String name) throws IOException, URISyntaxException {
    JsonNode expected = new ObjectMapper().readTree(fixture("expected.json").toFile()).path(name);
    assertTrue(expected.size() > 0);
    try (TorchFile file = TorchFile.open(fixture(name), JobContext.NONE)) {
      assertEquals(expected.size(), file.tensors().size());
      for (Map.Entry<String, JsonNode> each : expected.properties()) {
        assertTensor(each.getValue(), Objects.requireNonNull(file.tensors().get(each.getKey())));
      }
    }
  }

  private static void assertTensor(JsonNode expected, StoredTensor tensor) {
    assertEquals(expected.path("type").textValue(), tensor.type().id(), tensor.name());
    List<Long> shape = new ArrayList<>();
    expected.path("shape").forEach(extent -> shape.add(extent.longValue()));
    assertEquals(shape, tensor.shape().extents(), tensor.name());
    if (!expected.has("bits")) {
      InputException fault = assertThrows(InputException.class, tensor::floats);
      assertEquals(ModelFault.TENSOR_NOT_FLOATING, fault.fault());
      return;
    }
    ByteBuffer floats = tensor.floats();
    assertTrue(floats.isDirect());
    assertEquals(ByteOrder.LITTLE_ENDIAN, floats.order());
    List<Integer> bits = new ArrayList<>();
    while (floats.hasRemaining()) {
      bits.add(floats.getInt());
    }
    List<Integer> reference = new ArrayList<>();
    expected.path("bits").forEach(each -> reference.add(each.intValue()));
    assertEquals(reference, bits, tensor.name());
  }

  @ParameterizedTest
  @CsvSource({
    "WRAPPED, state_dict, state_dict",
    "WRAPPED, model, model",
    "NO_TENSORS, list, ",
    "GLOBAL_REFUSED, sparse, torch._utils._rebuild_sparse_tensor",
    "GLOBAL_REFUSED, quantised, torch._utils._rebuild_qtensor",
    "GLOBAL_REFUSED, module, torch.nn.modules.linear.Linear",
    "VIEW_FLAG, negated, neg",
    "SCRIPT, script, ",
    "BYTE_ORDER, big, big",
  })
  void whatIsNoDictionaryOfOrdinaryTensorsIsRefusedByName(
      TorchFault expected, String name, @Nullable String what) throws URISyntaxException {
    Path path = fixture(name + ".refused.bin");
    InputException fault =
        assertThrows(InputException.class, () -> TorchFile.open(path, JobContext.NONE).close());
    assertEquals(expected, fault.fault());
    assertEquals(
        what == null ? List.of(path.toString()) : List.of(path.toString(), what),
        fault.arguments());
  }

  @Test
  void floatsInRowMajorOrderAreViewsOfTheFile() throws URISyntaxException {
    try (TorchFile file = TorchFile.open(fixture("views.zip.bin"), JobContext.NONE)) {
      for (String name : List.of("whole", "cube", "offset", "one", "ones")) {
        ByteBuffer view = Objects.requireNonNull(file.tensors().get(name)).floats();
        assertTrue(view.isReadOnly(), name);
      }
      // A converted tensor is memory of its own.
      assertTrue(!Objects.requireNonNull(file.tensors().get("permuted")).floats().isReadOnly());
    }
  }

  @Test
  void tiedWeightsAreTheSameMemory() throws URISyntaxException {
    try (TorchFile file = TorchFile.open(fixture("model.zip.bin"), JobContext.NONE)) {
      ByteBuffer one = Objects.requireNonNull(file.tensors().get("embeddings.weight")).floats();
      ByteBuffer other = Objects.requireNonNull(file.tensors().get("decoder.weight")).floats();
      assertEquals(MemorySegment.ofBuffer(one).address(), MemorySegment.ofBuffer(other).address());
    }
  }
}
