package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code tokenizer_config.json}, {@code special_tokens_map.json} and {@code added_tokens.json}
 * say, each of them optional.
 *
 * @param config the first, empty if absent
 * @param specials the second, empty if absent
 * @param added the third, token to id, empty if absent
 */
record TokenizerSettings(ObjectNode config, ObjectNode specials, ObjectNode added) {

  static TokenizerSettings read(Path directory) {
    return new TokenizerSettings(
        TokenizerFiles.objectIfThere(directory.resolve("tokenizer_config.json")),
        TokenizerFiles.objectIfThere(directory.resolve("special_tokens_map.json")),
        TokenizerFiles.objectIfThere(directory.resolve("added_tokens.json")));
  }

  /** A yes-or-no setting, if it is stated. */
  Optional<Boolean> flag(String name) {
    JsonNode value = config.get(name);
    return value != null && value.isBoolean()
        ? Optional.of(value.booleanValue())
        : Optional.empty();
  }

  /** How the special tokens are spelled, where these files say nothing as in {@code usual}. */
  SpecialTokens specialTokens(SpecialTokens usual) {
    return new SpecialTokens(
        spelling("unk_token", usual.unknown()),
        spelling("cls_token", usual.start()),
        spelling("sep_token", usual.separator()),
        spelling("pad_token", usual.padding()),
        spelling("mask_token", usual.mask()));
  }

  private String spelling(String name, String usual) {
    for (ObjectNode file : new ObjectNode[] {config, specials}) {
      JsonNode value = file.path(name);
      // Older files state an object with flags, newer ones the bare text.
      JsonNode text = value.isObject() ? value.path("content") : value;
      if (text.isTextual()) {
        return text.textValue();
      }
    }
    return usual;
  }

  /** Tokens beyond the vocabulary file, by id, in the form of {@code tokenizer.json}. */
  SortedMap<Integer, ObjectNode> addedTokens() {
    SortedMap<Integer, ObjectNode> tokens = new TreeMap<>();
    for (var entry : added.properties()) {
      int id = entry.getValue().asInt();
      tokens.put(id, addedToken(id, entry.getKey(), false));
    }
    for (var entry : config.path("added_tokens_decoder").properties()) {
      if (entry.getKey().matches("\\d{1,9}")
          && entry.getValue() instanceof ObjectNode token
          && token.path("content").isTextual()) {
        int id = Integer.parseInt(entry.getKey());
        ObjectNode whole =
            addedToken(id, token.path("content").textValue(), token.path("special").asBoolean());
        whole.setAll(token);
        tokens.put(id, whole);
      }
    }
    return tokens;
  }

  /** An entry of the list {@code added_tokens} in {@code tokenizer.json}. */
  static ObjectNode addedToken(int id, String text, boolean special) {
    return TokenizerFiles.JSON
        .createObjectNode()
        .put("id", id)
        .put("content", text)
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", !special)
        .put("special", special);
  }
}
