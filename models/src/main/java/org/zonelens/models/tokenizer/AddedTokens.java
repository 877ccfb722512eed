package org.zonelens.models.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tokens added to a vocabulary, in the order of their adding. */
final class AddedTokens {
  private final Map<String, AddedToken> tokens = new LinkedHashMap<>();

  /** Adds a token; one that is there already keeps its place and changes its flags. */
  void put(AddedToken token) {
    // The library leaves such a one out.
    if (!token.text().isEmpty()) {
      tokens.put(token.text(), token);
    }
  }

  /**
   * Adds what settings ask for, as transformers' {@code TokenizersBackend} does: first the tokens
   * listed with ids, then those with a function, then further ones.
   *
   * @param specials that are in the vocabulary or are to follow it
   * @param more special tokens besides
   */
  void putSettings(TokenizerSettings settings, SpecialTokens specials, Iterable<AddedToken> more) {
    settings.listedTokens().forEach(this::put);
    Set<String> before = Set.copyOf(tokens.keySet());
    List<AddedToken> unlisted = new ArrayList<>();
    specials.texts().forEach((function, text) -> unlisted.add(settings.named(function, text)));
    more.forEach(unlisted::add);
    unlisted.stream().filter(token -> !before.contains(token.text())).forEach(this::put);
    for (String text : specials.texts().values()) {
      tokens.computeIfPresent(text, (_, token) -> token.withSpecial());
    }
  }

  /**
   * All tokens with their ids, as the library numbers them, whatever a file says: one of the
   * vocabulary keeps its id, and the others follow the vocabulary.
   *
   * @param vocabulary the model's tokens with their ids
   * @param size of the vocabulary, counting what it has twice
   */
  Map<String, Integer> ids(Map<String, Integer> vocabulary, int size) {
    Map<String, Integer> ids = new HashMap<>(vocabulary);
    int greatest = size - 1;
    for (String text : tokens.keySet()) {
      Integer known = vocabulary.get(text);
      int id = known == null ? greatest + 1 : known;
      greatest = Math.max(greatest, id);
      ids.put(text, id);
    }
    return ids;
  }

  /** The list {@code added_tokens} of a {@code tokenizer.json}. */
  ArrayNode json(Map<String, Integer> ids) {
    ArrayNode list = TokenizerFiles.JSON.createArrayNode();
    for (AddedToken token : tokens.values()) {
      Integer id = ids.get(token.text());
      if (id == null) {
        throw new IllegalArgumentException("no id for " + token.text());
      }
      list.add(token.json(id));
    }
    return list;
  }
}
