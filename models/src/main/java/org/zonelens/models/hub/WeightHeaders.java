package org.zonelens.models.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the heads of weights files say about a model; the weights themselves are not read.
 *
 * @param parameters floating-point numbers in all, where heads say so: safetensors does, PyTorch's
 *     archives do not
 */
record WeightHeaders(OptionalLong parameters, boolean hasQaHead) {
  private static final WeightHeaders SILENT = new WeightHeaders(OptionalLong.empty(), false);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those of models with tens of thousands of tensors are shorter. */
  private static final long LONGEST_HEAD = 32 << 20;

  /**
   * Reads the heads of all files that hold a model's weights.
   *
   * @return empty if one is damaged
   */
  static Optional<WeightHeaders> read(Path directory, List<String> names) throws IOException {
    long parameters = 0;
    boolean qa = false;
    boolean counted = false;
    for (String name : names) {
      Path file = directory.resolve(name);
      if (Files.size(file) == 0) {
        return Optional.empty();
      }
      if (name.endsWith(".safetensors")) {
        Optional<JsonNode> head = head(file);
        if (head.isEmpty()) {
          return Optional.empty();
        }
        parameters += count(head.get());
        qa |= namesQaHead(head.get());
        counted = true;
      }
    }
    return Optional.of(counted ? new WeightHeaders(OptionalLong.of(parameters), qa) : SILENT);
  }

  /**
   * The head of a safetensors file: eight bytes of length, JSON, and the data that it announces.
   */
  private static Optional<JsonNode> head(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        DataInputStream data = new DataInputStream(stream)) {
      long size = Files.size(file);
      long length = size < Long.BYTES ? -1 : Long.reverseBytes(data.readLong());
      if (length < 2 || length > LONGEST_HEAD || length > size - Long.BYTES) {
        return Optional.empty();
      }
      JsonNode head = JSON.readTree(stream.readNBytes((int) length));
      long end = 0;
      for (Map.Entry<String, JsonNode> each : head.properties()) {
        end = Math.max(end, each.getValue().path("data_offsets").path(1).asLong(0));
      }
      return head.isObject() && end == size - Long.BYTES - length
          ? Optional.of(head)
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static long count(JsonNode head) {
    long sum = 0;
    for (Map.Entry<String, JsonNode> each : head.properties()) {
      String type = each.getValue().path("dtype").asText();
      if (type.startsWith("F") || type.startsWith("BF")) {
        long elements = 1;
        for (JsonNode extent : each.getValue().path("shape")) {
          elements *= extent.asLong();
        }
        sum += elements;
      }
    }
    return sum;
  }

  private static boolean namesQaHead(JsonNode head) {
    return head.has("qa_outputs.weight");
  }
}
