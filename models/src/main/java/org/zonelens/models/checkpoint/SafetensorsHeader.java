package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;

/**
 * The table of contents of a safetensors file, checked against the format's rules: every tensor's
 * bytes are as many as its shape says, lie inside the file, overlap nothing and leave no hole.
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, TensorEntry> entries) {
  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads and checks a header.
   *
   * @param file how messages name the file
   * @param json the header's bytes, UTF-8
   * @param dataBytes how many bytes of data follow the header
   * @throws InputException with a {@link ModelFault} if anything does not fit
   */
  static SafetensorsHeader parse(String file, byte[] json, long dataBytes) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new InputException(broken, ModelFault.HEADER_NOT_JSON, file);
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory could not be read", impossible);
    }
    if (root == null || !root.isObject()) {
      throw new InputException(ModelFault.HEADER_NOT_JSON, file);
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<TensorEntry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : root.properties()) {
      if (each.getKey().equals(METADATA)) {
        metadata.putAll(metadata(file, each.getValue()));
      } else {
        entries.add(entry(file, each.getKey(), each.getValue(), dataBytes));
      }
    }
    requireFullCover(file, entries, dataBytes);
    Map<String, TensorEntry> byName = new LinkedHashMap<>();
    entries.forEach(entry -> byName.put(entry.name(), entry));
    return new SafetensorsHeader(metadata, byName);
  }

  private static Map<String, String> metadata(String file, JsonNode node) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> fact : node.properties()) {
      if (!fact.getValue().isTextual()) {
        throw new InputException(ModelFault.HEADER_ENTRY, file, METADATA);
      }
      metadata.put(fact.getKey(), fact.getValue().textValue());
    }
    if (!node.isObject()) {
      throw new InputException(ModelFault.HEADER_ENTRY, file, METADATA);
    }
    return metadata;
  }

  private static TensorEntry entry(String file, String name, JsonNode node, long dataBytes) {
    JsonNode type = node.path("dtype");
    JsonNode offsets = node.path("data_offsets");
    if (!type.isTextual()
        || !isNaturalNumbers(node.path("shape"))
        || !isNaturalNumbers(offsets)
        || offsets.size() != 2) {
      throw new InputException(ModelFault.HEADER_ENTRY, file, name);
    }
    TensorType known =
        TensorType.byId(type.textValue())
            .orElseThrow(
                () -> new InputException(ModelFault.TENSOR_TYPE, file, name, type.textValue()));
    List<Long> extents = new ArrayList<>();
    node.path("shape").forEach(extent -> extents.add(extent.longValue()));
    TensorShape shape = new TensorShape(extents);
    long begin = offsets.path(0).longValue();
    long end = offsets.path(1).longValue();
    if (begin > end || end > dataBytes) {
      throw new InputException(ModelFault.TENSOR_OUTSIDE, file, name, begin, end, dataBytes);
    }
    if (!fits(shape, known, end - begin)) {
      throw new InputException(
          ModelFault.TENSOR_SIZE, file, name, shape.toString(), known.id(), end - begin);
    }
    return new TensorEntry(name, known, shape, begin, end);
  }

  private static boolean isNaturalNumbers(JsonNode array) {
    if (!array.isArray()) {
      return false;
    }
    for (JsonNode number : array) {
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(TensorShape shape, TensorType type, long bytes) {
    try {
      return Math.multiplyExact(shape.elements(), (long) type.bytes()) == bytes;
    } catch (ArithmeticException hostile) {
      return false;
    }
  }

  private static void requireFullCover(String file, List<TensorEntry> entries, long dataBytes) {
    List<TensorEntry> inOrder =
        entries.stream()
            .sorted(
                Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end))
            .toList();
    long covered = 0;
    for (TensorEntry entry : inOrder) {
      if (entry.begin() < covered) {
        throw new InputException(ModelFault.TENSORS_OVERLAP, file, entry.name());
      }
      if (entry.begin() > covered) {
        throw new InputException(ModelFault.DATA_WITHOUT_TENSOR, file, covered);
      }
      covered = entry.end();
    }
    if (covered != dataBytes) {
      throw new InputException(ModelFault.DATA_WITHOUT_TENSOR, file, covered);
    }
  }
}
