package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;

/**
 * A tokenizer as its files define it, checked.
 *
 * @param source the file that faults are about
 * @param json the content of a {@code tokenizer.json}, never cutting or padding by itself
 * @param ids all tokens with their ids
 * @param specials how the special tokens are spelled; start, separator and padding are in {@code
 *     ids}
 */
record TokenizerDefinition(
    Path source, ObjectNode json, Map<String, Integer> ids, SpecialTokens specials) {

  static TokenizerDefinition read(Path directory) {
    Path whole = directory.resolve("tokenizer.json");
    Path vocabulary = directory.resolve("vocab.txt");
    TokenizerSettings settings = TokenizerSettings.read(directory);
    if (Files.exists(whole)) {
      ObjectNode json = TokenizerFiles.object(whole);
      obey(settings, json.path("normalizer"));
      return checked(whole, json, settings);
    }
    if (Files.exists(vocabulary)) {
      return checked(vocabulary, WordPieceFiles.definition(vocabulary, settings), settings);
    }
    throw new InputException(TokenizerFault.NO_TOKENIZER, directory);
  }

  private static TokenizerDefinition checked(
      Path source, ObjectNode json, TokenizerSettings settings) {
    // Windows are cut from the whole encoding and batches pad by themselves.
    json.putNull("truncation").putNull("padding");
    if (!TemplateCheck.complete(json.path("post_processor"))) {
      throw new InputException(TokenizerFault.NO_PAIR_TEMPLATE, source);
    }
    Map<String, Integer> ids = ids(json);
    if (ids.isEmpty()) {
      throw new InputException(TokenizerFault.EMPTY_VOCABULARY, source);
    }
    SpecialTokens usual =
        ids.containsKey(SpecialTokens.BERT.start()) || !ids.containsKey("<s>")
            ? SpecialTokens.BERT
            : SpecialTokens.ROBERTA;
    SpecialTokens specials = settings.specialTokens(usual);
    List<String> needed = new ArrayList<>();
    unknown(json.path("model"), specials).ifPresent(needed::add);
    needed.addAll(List.of(specials.start(), specials.separator(), specials.padding()));
    for (String token : needed) {
      if (!ids.containsKey(token)) {
        throw new InputException(TokenizerFault.MISSING_SPECIAL_TOKEN, source, token);
      }
    }
    return new TokenizerDefinition(source, json, Map.copyOf(ids), specials);
  }

  /** The token that the model falls back to; those that spell bytes may do without. */
  private static Optional<String> unknown(JsonNode model, SpecialTokens specials) {
    if (model.path("unk_token").isTextual()) {
      return Optional.of(model.path("unk_token").textValue());
    }
    return model.path("type").asText().equals("WordPiece")
        ? Optional.of(specials.unknown())
        : Optional.empty();
  }

  /**
   * What the settings state outright wins over the whole file, as in transformers. Where they are
   * silent the file holds; transformers 5 would lower-case even if the file says not to.
   */
  private static void obey(TokenizerSettings settings, JsonNode normalizer) {
    if (normalizer instanceof ObjectNode bert
        && bert.path("type").asText().equals("BertNormalizer")) {
      settings.flag("do_lower_case").ifPresent(on -> bert.put("lowercase", on));
      settings.flag("strip_accents").ifPresent(on -> bert.put("strip_accents", on));
      settings.flag("tokenize_chinese_chars").ifPresent(on -> bert.put("handle_chinese_chars", on));
    }
  }

  private static Map<String, Integer> ids(ObjectNode json) {
    Map<String, Integer> ids = new HashMap<>();
    JsonNode vocabulary = json.path("model").path("vocab");
    for (var entry : vocabulary.properties()) {
      ids.put(entry.getKey(), entry.getValue().asInt());
    }
    // A unigram model's vocabulary is a list of [piece, score].
    for (int id = 0; vocabulary.isArray() && id < vocabulary.size(); id++) {
      ids.put(vocabulary.path(id).path(0).asText(), id);
    }
    for (JsonNode token : json.path("added_tokens")) {
      ids.putIfAbsent(token.path("content").asText(), token.path("id").asInt());
    }
    return ids;
  }

  int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no token " + token);
    }
    return id;
  }

  int greatestId() {
    return ids.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** Whether upper case is lost, by the normalizer or one of its steps. */
  boolean lowerCase() {
    return lowerCase(json.path("normalizer"));
  }

  private static boolean lowerCase(JsonNode normalizer) {
    if (normalizer.path("type").asText().equals("Lowercase")
        || normalizer.path("lowercase").asBoolean()) {
      return true;
    }
    for (JsonNode step : normalizer.path("normalizers")) {
      if (lowerCase(step)) {
        return true;
      }
    }
    return false;
  }
}
