package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zonelens.analysis.fault.InputException;

/**
 * What {@code tokenizer_config.json}, {@code special_tokens_map.json}, {@code added_tokens.json}
 * and {@code config.json} say, each of them optional.
 *
 * @param config the first, empty if absent
 * @param specials the second, empty if absent; without effect if the first lists added tokens
 * @param added the third, token to id, empty if absent; without effect likewise
 * @param model the fourth, empty if absent or damaged: others read it strictly
 */
record TokenizerSettings(
    ObjectNode config, ObjectNode specials, ObjectNode added, ObjectNode model) {
  private static final List<String> GENERIC_CLASSES =
      List.of("PreTrainedTokenizerFast", "TokenizersBackend", "PreTrainedTokenizer");

  /** Families that take a typed mask token with the blank before it. */
  private static final Set<TokenizerFamily> MASK_TAKES_BLANK =
      Set.of(TokenizerFamily.CAMEMBERT, TokenizerFamily.XLNET);

  static TokenizerSettings read(Path directory) {
    ObjectNode config = TokenizerFiles.objectIfThere(directory.resolve("tokenizer_config.json"));
    ObjectNode specials =
        TokenizerFiles.objectIfThere(directory.resolve("special_tokens_map.json"));
    ObjectNode added = TokenizerFiles.objectIfThere(directory.resolve("added_tokens.json"));
    ObjectNode none = TokenizerFiles.JSON.createObjectNode();
    boolean lists = config.has("added_tokens_decoder");
    return new TokenizerSettings(
        config, lists ? none : specials, lists ? none : added, model(directory, none));
  }

  private static ObjectNode model(Path directory, ObjectNode none) {
    try {
      return TokenizerFiles.objectIfThere(directory.resolve("config.json"));
    } catch (InputException _) {
      return none;
    }
  }

  /** The tokenizer's class in transformers, if one is stated. */
  Optional<String> tokenizerClass() {
    for (ObjectNode file : List.of(config, model)) {
      if (file.path("tokenizer_class").isTextual()) {
        return Optional.of(file.path("tokenizer_class").textValue());
      }
    }
    return Optional.empty();
  }

  /** Whether the stated class is one that adds nothing to what a {@code tokenizer.json} says. */
  boolean isGeneric() {
    return tokenizerClass().filter(GENERIC_CLASSES::contains).isPresent();
  }

  /** Whether the stated class is neither that nor of a family that is known. */
  boolean statesOtherClass() {
    return tokenizerClass()
        .filter(
            name ->
                !GENERIC_CLASSES.contains(name) && TokenizerFamily.byTokenizerClass(name).isEmpty())
        .isPresent();
  }

  /** The family that is stated, by the tokenizer's class or else by the model's type. */
  Optional<TokenizerFamily> family() {
    Optional<String> name = tokenizerClass().filter(stated -> !GENERIC_CLASSES.contains(stated));
    if (name.isPresent()) {
      return TokenizerFamily.byTokenizerClass(name.get());
    }
    Optional<TokenizerFamily> family =
        TokenizerFamily.byModelType(model.path("model_type").asText());
    for (JsonNode architecture : model.path("architectures")) {
      family = family.or(() -> TokenizerFamily.byArchitecture(architecture.asText()));
    }
    return family;
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
    return usual.spelled(
        (name, text) -> {
          JsonNode stated = stated(name);
          JsonNode spelled = stated.isObject() ? stated.path("content") : stated;
          return spelled.isTextual() ? spelled.textValue() : text;
        });
  }

  /** What is stated for a name; older files have an object with flags, newer ones bare text. */
  private JsonNode stated(String name) {
    return specials.has(name) ? specials.path(name) : config.path(name);
  }

  /** The token with a function, with the flags that are stated for it. */
  AddedToken named(SpecialToken function, String text) {
    JsonNode stated = stated(function.setting());
    if (stated.isObject()) {
      return AddedToken.of(stated, true);
    }
    boolean takesBlank =
        function == SpecialToken.MASK && family().filter(MASK_TAKES_BLANK::contains).isPresent();
    return new AddedToken(text, false, takesBlank, false, false, true);
  }

  /** Tokens beyond the vocabulary that are listed with ids, in the order of these. */
  List<AddedToken> listedTokens() {
    SortedMap<Long, AddedToken> tokens = new TreeMap<>();
    Set<String> stated = new HashSet<>(specialTokens(SpecialTokens.NONE).texts().values());
    namelessTokens().forEach(token -> stated.add(token.text()));
    for (var entry : added.properties()) {
      boolean special = stated.contains(entry.getKey());
      tokens.put(entry.getValue().asLong(), AddedToken.of(entry.getKey(), special));
    }
    for (var entry : config.path("added_tokens_decoder").properties()) {
      if (entry.getKey().matches("\\d{1,9}") && entry.getValue().path("content").isTextual()) {
        tokens.put(Long.valueOf(entry.getKey()), AddedToken.of(entry.getValue(), false));
      }
    }
    return List.copyOf(tokens.values());
  }

  /** Special tokens besides those with a function, as far as transformers heeds them. */
  List<AddedToken> furtherTokens() {
    List<AddedToken> nameless = namelessTokens();
    return Stream.concat(
            ownTokens().stream(),
            (nameless.isEmpty() ? tokens(specials.path("additional_special_tokens")) : nameless)
                .stream())
        .toList();
  }

  /** Special tokens with names of the model's own. */
  List<AddedToken> ownTokens() {
    List<AddedToken> tokens = new ArrayList<>();
    for (var entry : config.properties()) {
      if (entry.getKey().endsWith("_token")
          && entry.getValue().isTextual()
          && SpecialToken.of(entry.getKey()).isEmpty()) {
        tokens.add(AddedToken.of(entry.getValue().textValue(), true));
      }
    }
    return tokens;
  }

  /**
   * Special tokens without a name. Those under the older name in {@code special_tokens_map.json}
   * are not among them: what a SentencePiece model marks as special replaces them.
   */
  List<AddedToken> namelessTokens() {
    List<AddedToken> tokens = tokens(config.path("extra_special_tokens"));
    if (tokens.isEmpty()) {
      tokens.addAll(tokens(config.path("additional_special_tokens")));
    }
    tokens.addAll(tokens(specials.path("extra_special_tokens")));
    return tokens;
  }

  private static List<AddedToken> tokens(JsonNode list) {
    List<AddedToken> tokens = new ArrayList<>();
    for (JsonNode token : list.isArray() ? list : TokenizerFiles.JSON.createArrayNode()) {
      if (token.isTextual()) {
        tokens.add(AddedToken.of(token.textValue(), true));
      } else if (token.path("content").isTextual()) {
        tokens.add(AddedToken.of(token, true));
      }
    }
    return tokens;
  }
}
