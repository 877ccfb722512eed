package org.zonelens.app.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * How a figure of a sweep was drawn, as sessions keep it.
 *
 * @param part of the sweep
 * @param row of the table, for figures that show only one; counts from 0
 */
public record FigureSettings(SweepPart part, int row) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A JSON object. */
  public String json() {
    return MAPPER.createObjectNode().put("part", part.id()).put("row", row).toString();
  }

  /** Reads {@link #json} back; empty if it was written by something else. */
  public static Optional<FigureSettings> parse(String json) {
    try {
      JsonNode object = MAPPER.readTree(json);
      int row = Math.max(0, object.path("row").asInt());
      return SweepPart.byId(object.path("part").asText())
          .map(part -> new FigureSettings(part, row));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
