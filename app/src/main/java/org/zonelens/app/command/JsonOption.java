package org.zonelens.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** Whether the result is one JSON object on stdout. */
final class JsonOption {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--json")
  private boolean json;

  static ObjectNode object() {
    return JSON.createObjectNode();
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
