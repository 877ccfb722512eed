package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checks the template by which a {@code tokenizer.json} joins question and passage. The library
 * reads one that names undefined tokens, and then aborts the whole process on first use.
 */
final class TemplateCheck {
  private TemplateCheck() {}

  /** Whether every token that the post-processor puts in is defined. */
  static boolean complete(JsonNode processor) {
    for (JsonNode step : processor.path("processors")) {
      if (!complete(step)) {
        return false;
      }
    }
    JsonNode defined = processor.path("special_tokens");
    for (String form : new String[] {"single", "pair"}) {
      for (JsonNode piece : processor.path(form)) {
        if (piece.has("SpecialToken")
            && !whole(defined.path(piece.path("SpecialToken").path("id").asText()))) {
          return false;
        }
      }
    }
    return true;
  }

  /** A special token may stand for several ids, each with its text. */
  private static boolean whole(JsonNode token) {
    return !token.path("ids").isEmpty() && token.path("ids").size() == token.path("tokens").size();
  }
}
