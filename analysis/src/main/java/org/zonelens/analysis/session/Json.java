package org.zonelens.analysis.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays in a column of text. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static String of(List<String> texts) {
    return write(texts);
  }

  static String of(int[] numbers) {
    return write(numbers);
  }

  private static String write(Object array) {
    try {
      return MAPPER.writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> texts(String json) throws SQLException {
    String[] texts = read(json, String[].class);
    if (Arrays.stream(texts).anyMatch(Objects::isNull)) {
      throw damaged(null);
    }
    return List.of(texts);
  }

  static int[] numbers(String json) throws SQLException {
    return read(json, int[].class);
  }

  private static <T> T read(String json, Class<T> type) throws SQLException {
    try {
      T value = MAPPER.readValue(json, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw damaged(e);
    }
    throw damaged(null);
  }

  private static SQLException damaged(@Nullable Exception cause) {
    // As what it is, a damaged value in the database: SQLITE_CORRUPT.
    return new SQLException("a value is not the JSON array it should be", null, 11, cause);
  }
}
