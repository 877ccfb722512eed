package org.zonelens.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the result is one JSON object on stdout. */
final class JsonOption {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json")
  private boolean json;

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** What JSON can hold: a number that is not known, such as a mean of nothing, becomes null. */
  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** Prints the object, or else what people read. */
  void print(Terminal terminal, ObjectNode object, String forPeople) {
    try {
      terminal.out().println(json ? JSON.writeValueAsString(object) : forPeople);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
