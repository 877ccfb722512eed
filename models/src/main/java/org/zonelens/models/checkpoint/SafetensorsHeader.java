package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * The table of contents of a safetensors file, checked against the format's rules: every tensor's
 * bytes are as many as its shape says, lie inside the file, overlap nothing and leave no hole.
 *
 * <p>Read token by token, since a header may have 100 MB and as a tree takes many times that.
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, TensorEntry> entries) {
  private static final String METADATA = "__metadata__";

  /** A model has some per layer: BERT-large 400. */
  private static final int MOST_TENSORS = 100_000;

  private static final int MOST_FACTS = 10_000;
  private static final int MOST_AXES = 64;
  private static final int MOST_KEYS = 16;

  /** Without the table of names, which made names can make slow. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  /**
   * Reads and checks a header.
   *
   * @param file how messages name the file
   * @param json the header's bytes, UTF-8
   * @param dataBytes how many bytes of data follow the header
   * @throws InputException with a {@link ModelFault} if anything does not fit
   */
  static SafetensorsHeader parse(
      String file, MemorySegment json, long dataBytes, JobContext context) {
    try (JsonParser parser = JSON.createParser(new SegmentStream(json))) {
      return new Reader(file, parser, dataBytes, context).read();
    } catch (IOException broken) {
      // Memory can be read; it is no JSON, or no text.
      throw new InputException(broken, ModelFault.HEADER_NOT_JSON, file);
    }
  }

  /** One pass over the header. */
  private static final class Reader {
    private final String file;
    private final JsonParser json;
    private final long dataBytes;
    private final JobContext context;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

    Reader(String file, JsonParser json, long dataBytes, JobContext context) {
      this.file = file;
      this.json = json;
      this.dataBytes = dataBytes;
      this.context = context;
    }

    SafetensorsHeader read() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new InputException(ModelFault.HEADER_NOT_JSON, file);
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        context.checkpoint();
        String name = json.currentName();
        json.nextToken();
        if (name.equals(METADATA)) {
          readMetadata();
        } else {
          entries.put(name, entry(name));
          require(entries.size() <= MOST_TENSORS, name);
        }
      }
      if (json.nextToken() != null) {
        throw new InputException(ModelFault.HEADER_NOT_JSON, file);
      }
      requireFullCover();
      return new SafetensorsHeader(metadata, entries);
    }

    private void readMetadata() throws IOException {
      require(json.currentToken() == JsonToken.START_OBJECT, METADATA);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        require(
            json.nextToken() == JsonToken.VALUE_STRING && metadata.size() < MOST_FACTS, METADATA);
        metadata.put(key, json.getText());
      }
    }

    private TensorEntry entry(String name) throws IOException {
      require(json.currentToken() == JsonToken.START_OBJECT, name);
      String type = null;
      List<Long> extents = null;
      List<Long> offsets = null;
      for (int keys = 0; json.nextToken() != JsonToken.END_OBJECT; keys++) {
        require(keys < MOST_KEYS, name);
        String key = json.currentName();
        json.nextToken();
        switch (key) {
          case "dtype" -> {
            require(json.currentToken() == JsonToken.VALUE_STRING, name);
            type = json.getText();
          }
          case "shape" -> extents = naturalNumbers(name);
          case "data_offsets" -> offsets = naturalNumbers(name);
          // Of no meaning today. Nothing is remembered of it.
          default -> require(json.currentToken().isScalarValue(), name);
        }
      }
      return entry(name, type, extents, offsets);
    }

    private TensorEntry entry(
        String name,
        @Nullable String type,
        @Nullable List<Long> extents,
        @Nullable List<Long> offsets) {
      if (type == null || extents == null || offsets == null || offsets.size() != 2) {
        throw new InputException(ModelFault.HEADER_ENTRY, file, name);
      }
      TensorType known =
          TensorType.byId(type)
              .orElseThrow(() -> new InputException(ModelFault.TENSOR_TYPE, file, name, type));
      TensorShape shape = new TensorShape(extents);
      long begin = offsets.get(0);
      long end = offsets.get(1);
      if (begin > end || end > dataBytes) {
        throw new InputException(ModelFault.TENSOR_OUTSIDE, file, name, begin, end, dataBytes);
      }
      if (!fits(shape, known, end - begin)) {
        throw new InputException(
            ModelFault.TENSOR_SIZE, file, name, shape.toString(), known.id(), end - begin);
      }
      return new TensorEntry(name, known, shape, begin, end);
    }

    private List<Long> naturalNumbers(String name) throws IOException {
      require(json.currentToken() == JsonToken.START_ARRAY, name);
      List<Long> numbers = new ArrayList<>(2);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        require(
            json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && json.getLongValue() >= 0
                && numbers.size() < MOST_AXES,
            name);
        numbers.add(json.getLongValue());
      }
      return numbers;
    }

    private void require(boolean holds, String name) {
      if (!holds) {
        throw new InputException(ModelFault.HEADER_ENTRY, file, name);
      }
    }

    private void requireFullCover() {
      List<TensorEntry> inOrder =
          entries.values().stream()
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

  private static boolean fits(TensorShape shape, TensorType type, long bytes) {
    try {
      return Math.multiplyExact(shape.elements(), (long) type.bytes()) == bytes;
    } catch (ArithmeticException hostile) {
      return false;
    }
  }
}
