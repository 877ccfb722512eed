package org.zonelens.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures of statsmodels and scipy, written by {@code src/test/python/statistics_fixture.py}. */
class StatisticsReferenceTest {
  private static JsonNode figures;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = StatisticsReferenceTest.class.getResourceAsStream("statistics.json")) {
      figures = new ObjectMapper().readTree(in);
    }
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  @Test
  void mcNemarsExactTestGivesThePValuesOfStatsmodels() {
    JsonNode pairs = figures.get("mcnemar");
    assertTrue(pairs.size() > 25);
    for (JsonNode pair : pairs) {
      double expected = pair.get("p").asDouble();
      double p = McNemar.pValue(pair.get("fixed").asInt(), pair.get("broken").asInt());
      assertEquals(expected, p, 1e-10 * expected, pair.toString());
    }
  }

  @Test
  void bothAdjustmentsGiveThePValuesOfStatsmodels() {
    JsonNode families = figures.get("families");
    assertTrue(families.size() > 6);
    for (JsonNode family : families) {
      double[] p = numbers(family.get("p"));
      assertArrayEquals(numbers(family.get("holm")), Adjustment.HOLM.adjust(p), 1e-14);
      assertArrayEquals(numbers(family.get("bh")), Adjustment.BENJAMINI_HOCHBERG.adjust(p), 1e-14);
    }
  }

  @Test
  void expandedPercentilesStandWhereStudentsDistributionSays() {
    JsonNode tails = figures.get("tails");
    assertTrue(tails.size() > 25);
    for (JsonNode each : tails) {
      double level = each.get("level").asDouble();
      int clusters = each.get("clusters").asInt();
      double reach = each.get("reach").asDouble();
      assertEquals(reach, ExpandedPercentile.reach(level, clusters), 1e-6 * reach, each.toString());
      double tail = each.get("tail").asDouble();
      assertEquals(
          tail, ExpandedPercentile.tail(level, clusters), 1e-5 * tail + 1e-14, each.toString());
    }
  }
}
