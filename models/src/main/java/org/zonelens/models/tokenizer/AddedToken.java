package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A token that is found in text before the model cuts it.
 *
 * @param normalized whether it is sought in the normalized text
 * @param special whether it has a function
 */
record AddedToken(
    String text,
    boolean singleWord,
    boolean stripLeft,
    boolean stripRight,
    boolean normalized,
    boolean special) {

  /** One with nothing peculiar. */
  static AddedToken of(String text, boolean special) {
    return new AddedToken(text, false, false, false, !special, special);
  }

  /** As settings or a {@code tokenizer.json} state it; what they leave out as in {@link #of}. */
  static AddedToken of(JsonNode stated, boolean special) {
    boolean has = stated.path("special").asBoolean(special);
    return new AddedToken(
        stated.path("content").asText(),
        stated.path("single_word").asBoolean(),
        stated.path("lstrip").asBoolean(),
        stated.path("rstrip").asBoolean(),
        stated.path("normalized").asBoolean(!has),
        has);
  }

  AddedToken withSpecial() {
    return new AddedToken(text, singleWord, stripLeft, stripRight, normalized, true);
  }

  /** An entry of the list {@code added_tokens} in {@code tokenizer.json}. */
  ObjectNode json(long id) {
    return TokenizerFiles.JSON
        .createObjectNode()
        .put("id", id)
        .put("content", text)
        .put("single_word", singleWord)
        .put("lstrip", stripLeft)
        .put("rstrip", stripRight)
        .put("normalized", normalized)
        .put("special", special);
  }
}
