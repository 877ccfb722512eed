package org.zonelens.models.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The little that a list of models says about each: read leniently, unlike on opening. */
record CachedConfig(Optional<String> family, boolean hasQaHead) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a directory's {@code config.json}; empty if it is no JSON object.
   *
   * @throws IOException if the file cannot be read
   */
  static Optional<CachedConfig> read(Path directory) throws IOException {
    JsonNode config;
    try {
      config = JSON.readTree(Files.readAllBytes(directory.resolve("config.json")));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    if (!config.isObject()) {
      return Optional.empty();
    }
    Optional<String> family = Optional.ofNullable(config.path("model_type").textValue());
    boolean hasQaHead = false;
    for (JsonNode architecture : config.path("architectures")) {
      hasQaHead |= answers(architecture.asText());
    }
    return Optional.of(new CachedConfig(family, hasQaHead));
  }

  /** Of XLNet's two heads, the one of the plain name is a search that is not covered. */
  private static boolean answers(String modelClass) {
    return modelClass.endsWith("ForQuestionAnsweringSimple")
        || (modelClass.endsWith("ForQuestionAnswering") && !modelClass.startsWith("XLNet"));
  }
}
