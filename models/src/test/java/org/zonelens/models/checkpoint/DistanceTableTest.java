package org.zonelens.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTableTest {

  @Test
  void rowsAreThoseOfTransformers() throws IOException {
    JsonNode tables;
    try (InputStream file = DistanceTableTest.class.getResourceAsStream("distance_rows.json")) {
      tables = new ObjectMapper().readTree(Objects.requireNonNull(file));
    }
    assertEquals(9, tables.size());
    for (JsonNode each : tables) {
      int last = each.path("last").intValue();
      DistanceTable table =
          new DistanceTable(each.path("longest").intValue(), each.path("buckets").intValue());
      assertEquals(
          each.path("rows").valueStream().map(JsonNode::intValue).toList(),
          IntStream.rangeClosed(-last, last).map(table::row).boxed().toList(),
          table.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "16, 1", "16, -1", "3, 4", "1, 2"})
  void bucketsThatCannotHoldTheDistancesAreRefused(int longest, int buckets) {
    assertThrows(IllegalArgumentException.class, () -> new DistanceTable(longest, buckets));
  }
}
