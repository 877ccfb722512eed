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
  private static final long LONGEST = 16 << 20;

  /**
   * Reads a directory's {@code config.json}; empty if it is no JSON object.
   *
   * @throws IOException if the file cannot be read
   */
  static Optional<CachedConfig> read(Path directory) throws IOException {
    Path file = directory.resolve(ModelFiles.CONFIG);
    if (Files.size(file) > LONGEST) {
      return Optional.empty();
    }
    JsonNode config;
    try {
      config = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    if (!config.isObject()) {
      return Optional.empty();
    }
    Optional<String> family =
        Optional.ofNullable(config.path("model_type").textValue())
            // It is shown in lists and terminals.
            .filter(type -> type.matches("[\\w.-]{1,40}"));
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
