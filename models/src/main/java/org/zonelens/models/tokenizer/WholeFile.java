package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code tokenizer.json} with the settings beside it.
 *
 * <p>What the settings state outright wins over the file, as in transformers. Where they are silent
 * the file holds: transformers 5.18 takes no more than the vocabulary and the added tokens of the
 * file of a family that it knows and builds the rest anew, so that it would lower-case even if the
 * file says not to, and would drop the rules of files that older releases wrote.
 */
final class WholeFile {
  private WholeFile() {}

  static ObjectNode definition(Path file, TokenizerSettings settings) {
    ObjectNode json = TokenizerFiles.object(file);
    if (!settings.isGeneric()) {
      obey(settings, json);
    }
    JsonNode model = json.path("model");
    if (model instanceof ObjectNode drops && model.path("dropout").isNumber()) {
      // Only for training: the same text would be cut differently each time.
      drops.putNull("dropout");
    }
    Map<String, Integer> vocabulary = Vocabulary.of(file, model.path("vocab"));
    int size = Math.max(model.path("vocab").size(), vocabulary.size());
    AddedTokens added = new AddedTokens();
    for (JsonNode token : json.path("added_tokens")) {
      added.put(AddedToken.of(token, false));
    }
    // A family's usual tokens have their functions too, but must not grow the vocabulary.
    SpecialTokens stated = settings.specialTokens(SpecialTokens.NONE);
    SpecialTokens usual =
        settings.family().map(TokenizerFamily::specials).orElse(SpecialTokens.NONE);
    SpecialTokens specials =
        settings
            .specialTokens(usual)
            .filtered(text -> stated.texts().containsValue(text) || vocabulary.containsKey(text));
    added.putSettings(settings, specials, settings.furtherTokens());
    Map<String, Integer> ids = added.ids(vocabulary, size);
    json.set("added_tokens", added.json(ids));
    return json;
  }

  private static void obey(TokenizerSettings settings, ObjectNode json) {
    if (json.path("normalizer") instanceof ObjectNode bert
        && bert.path("type").asText().equals("BertNormalizer")) {
      settings.flag("do_lower_case").ifPresent(on -> bert.put("lowercase", on));
      settings.flag("strip_accents").ifPresent(on -> bert.put("strip_accents", on));
      settings.flag("tokenize_chinese_chars").ifPresent(on -> bert.put("handle_chinese_chars", on));
    }
    if (json.path("post_processor") instanceof ObjectNode roberta
        && roberta.path("type").asText().equals("RobertaProcessing")) {
      for (String name : List.of("add_prefix_space", "trim_offsets")) {
        settings.flag(name).ifPresent(on -> roberta.put(name, on));
      }
      if (json.path("pre_tokenizer") instanceof ObjectNode bytes
          && bytes.path("type").asText().equals("ByteLevel")) {
        settings.flag("add_prefix_space").ifPresent(on -> bytes.put("add_prefix_space", on));
      }
    }
  }
}
