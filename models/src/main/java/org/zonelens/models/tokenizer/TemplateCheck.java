package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks the template by which a {@code tokenizer.json} joins question and passage. The library
 * reads one that names undefined tokens, and then aborts the whole process on first use.
 */
final class TemplateCheck {
  /** More than any model has segments or special tokens. */
  private static final int MOST = 1 << 30;

  private TemplateCheck() {}

  /** Whether every token that the post-processor puts in is defined, and each text comes once. */
  static boolean complete(JsonNode processor) {
    int joining = 0;
    for (JsonNode step : processor.path("processors")) {
      if (!complete(step)) {
        return false;
      }
      joining += step.has("pair") || step.has("sep") || step.has("processors") ? 1 : 0;
    }
    // Two in a row: the library aborts at the second one.
    if (joining > 1 || !smallEnds(processor)) {
      return false;
    }
    JsonNode defined = processor.path("special_tokens");
    for (String form : new String[] {"single", "pair"}) {
      for (JsonNode piece : processor.path(form)) {
        JsonNode token = piece.path("SpecialToken");
        if ((piece.has("SpecialToken") && !whole(defined.path(token.path("id").asText())))
            || !small(token.path("type_id"))
            || !small(piece.path("Sequence").path("type_id"))) {
          return false;
        }
      }
    }
    return !processor.has("pair")
        || (count(processor.path("pair"), "A") == 1 && count(processor.path("pair"), "B") == 1);
  }

  private static int count(JsonNode form, String sequence) {
    int count = 0;
    for (JsonNode piece : form) {
      count += piece.path("Sequence").path("id").asText().equals(sequence) ? 1 : 0;
    }
    return count;
  }

  /** A special token may stand for several ids, each with its text. */
  private static boolean whole(JsonNode token) {
    for (JsonNode id : token.path("ids")) {
      if (!small(id)) {
        return false;
      }
    }
    return !token.path("ids").isEmpty() && token.path("ids").size() == token.path("tokens").size();
  }

  private static boolean smallEnds(JsonNode processor) {
    return small(processor.path("cls").path(1)) && small(processor.path("sep").path(1));
  }

  private static boolean small(JsonNode number) {
    return number.isMissingNode()
        || (number.isIntegralNumber() && number.longValue() >= 0 && number.longValue() < MOST);
  }

  /** Of the tokens that the post-processor puts in, the numbers by which it does. */
  static Set<Integer> ids(JsonNode processor) {
    Set<Integer> ids = new HashSet<>();
    for (JsonNode step : processor.path("processors")) {
      ids.addAll(ids(step));
    }
    for (JsonNode token : processor.path("special_tokens")) {
      for (JsonNode id : token.path("ids")) {
        ids.add(id.asInt());
      }
    }
    for (String end : new String[] {"cls", "sep"}) {
      if (processor.has(end)) {
        ids.add(processor.path(end).path(1).asInt());
      }
    }
    return ids;
  }
}
