package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    TokenizerSettings settings = TokenizerSettings.read(directory);
    if (Files.exists(whole)) {
      return checked(whole, WholeFile.definition(whole, settings), settings, settings.family());
    }
    TokenizerFamily family = family(directory, settings);
    Path vocabulary = family.vocabulary(directory);
    ObjectNode json =
        switch (family) {
          case BERT -> WordPieceFiles.definition(vocabulary, settings);
          case ROBERTA ->
              ByteLevelFiles.definition(vocabulary, directory.resolve("merges.txt"), settings);
          case XLM_ROBERTA, CAMEMBERT, ALBERT, XLNET, DEBERTA_V2 ->
              SentencePieceFiles.definition(family, vocabulary, settings);
        };
    return checked(vocabulary, json, settings, Optional.of(family));
  }

  /** The family that is stated, if its files are there, else that of the files. */
  private static TokenizerFamily family(Path directory, TokenizerSettings settings) {
    Optional<TokenizerFamily> stated = settings.family();
    if (stated.isPresent() && stated.get().isIn(directory)) {
      return stated.get();
    }
    Optional<TokenizerFamily> found = TokenizerFamily.byFiles(directory);
    if (found.isEmpty()) {
      throw new InputException(TokenizerFault.NO_TOKENIZER, directory);
    }
    // Chinese ALBERT models come with a vocab.txt and are cut as BERT does. No other mixture has a
    // known meaning.
    boolean mixed = stated.isPresent() && found.get() != TokenizerFamily.BERT;
    boolean unknown = stated.isEmpty() && settings.statesOtherClass();
    if (mixed || unknown) {
      throw new InputException(
          TokenizerFault.OTHER_CLASS,
          found.get().vocabulary(directory),
          settings.tokenizerClass().orElseGet(() -> settings.model().path("model_type").asText()));
    }
    return found.get();
  }

  private static TokenizerDefinition checked(
      Path source, ObjectNode json, TokenizerSettings settings, Optional<TokenizerFamily> family) {
    // Windows are cut from the whole encoding, batches pad by themselves, nothing is ever decoded.
    json.putNull("truncation").putNull("padding").putNull("decoder");
    DefinitionCheck.require(source, json);
    Map<String, Integer> ids = Vocabulary.of(source, json.path("model").path("vocab"));
    for (JsonNode token : json.path("added_tokens")) {
      ids.putIfAbsent(token.path("content").asText(), token.path("id").asInt());
    }
    SpecialTokens usual =
        family.map(TokenizerFamily::specials).orElseGet(() -> SpecialTokens.guess(ids));
    SpecialTokens specials = settings.specialTokens(usual);
    List<String> needed = new ArrayList<>();
    unknown(json.path("model"), specials).ifPresent(needed::add);
    for (SpecialToken function :
        List.of(SpecialToken.START, SpecialToken.SEPARATOR, SpecialToken.PADDING)) {
      needed.add(specials.text(function));
    }
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
        ? Optional.of(specials.text(SpecialToken.UNKNOWN))
        : Optional.empty();
  }

  int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no token " + token);
    }
    return id;
  }

  /** Of the token that stands for the whole window, wherever the template puts it. */
  int startId() {
    String begin = specials.texts().get(SpecialToken.BEGIN);
    int start = id(specials.text(SpecialToken.START));
    // XLM-R opens windows with its beginning token, which settings may spell differently.
    return begin == null || !ids.containsKey(begin) || templateIds().contains(start)
        ? start
        : id(begin);
  }

  private Set<Integer> templateIds() {
    return TemplateCheck.ids(json.path("post_processor"));
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
