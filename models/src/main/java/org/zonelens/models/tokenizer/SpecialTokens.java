package org.zonelens.models.tokenizer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * How a vocabulary spells the tokens with a function.
 *
 * @param texts by function; without those that a family does not have
 */
record SpecialTokens(Map<SpecialToken, String> texts) {
  static final SpecialTokens NONE = new SpecialTokens(Map.of());
  static final SpecialTokens BERT = of("", "", "[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]");
  static final SpecialTokens ROBERTA = of("<s>", "</s>", "<unk>", "</s>", "<pad>", "<s>", "<mask>");
  static final SpecialTokens ALBERT =
      of("[CLS]", "[SEP]", "<unk>", "[SEP]", "<pad>", "[CLS]", "[MASK]");
  static final SpecialTokens XLNET =
      of("<s>", "</s>", "<unk>", "<sep>", "<pad>", "<cls>", "<mask>");
  static final SpecialTokens DEBERTA =
      of("[CLS]", "[SEP]", "[UNK]", "[SEP]", "[PAD]", "[CLS]", "[MASK]");

  SpecialTokens {
    // An ordered copy; the constructor of EnumMap takes no empty map of another kind.
    Map<SpecialToken, String> ordered = new EnumMap<>(SpecialToken.class);
    ordered.putAll(texts);
    texts = ordered;
  }

  /** In the order of {@link SpecialToken}; an empty text where a family has none. */
  private static SpecialTokens of(String... texts) {
    SpecialToken[] functions = SpecialToken.values();
    Map<SpecialToken, String> spelled = new EnumMap<>(SpecialToken.class);
    for (int i = 0; i < functions.length; i++) {
      if (!texts[i].isEmpty()) {
        spelled.put(functions[i], texts[i]);
      }
    }
    return new SpecialTokens(spelled);
  }

  /**
   * What a vocabulary without settings most likely uses.
   *
   * @param vocabulary its tokens
   */
  static SpecialTokens guess(Map<String, ?> vocabulary) {
    for (SpecialTokens usual : List.of(BERT, ALBERT, ROBERTA, XLNET)) {
      if (vocabulary.containsKey(usual.text(SpecialToken.START))
          && vocabulary.containsKey(usual.text(SpecialToken.SEPARATOR))
          && vocabulary.containsKey(usual.text(SpecialToken.PADDING))) {
        return usual;
      }
    }
    return vocabulary.containsKey("<s>") && !vocabulary.containsKey("[CLS]") ? ROBERTA : BERT;
  }

  /**
   * The tokens as settings spell them.
   *
   * @param spelling of the setting with the given name, else the given text
   */
  SpecialTokens spelled(BinaryOperator<String> spelling) {
    Map<SpecialToken, String> spelled = new EnumMap<>(SpecialToken.class);
    for (SpecialToken token : SpecialToken.values()) {
      String text = spelling.apply(token.setting(), texts.getOrDefault(token, ""));
      if (!text.isEmpty()) {
        spelled.put(token, text);
      }
    }
    return new SpecialTokens(spelled);
  }

  /** Those whose text is to be kept. */
  SpecialTokens filtered(Predicate<String> kept) {
    Map<SpecialToken, String> some = new EnumMap<>(texts);
    some.values().removeIf(text -> !kept.test(text));
    return new SpecialTokens(some);
  }

  /**
   * @throws IllegalArgumentException if this family has no such token
   */
  String text(SpecialToken token) {
    String text = texts.get(token);
    if (text == null) {
      throw new IllegalArgumentException("no token " + token);
    }
    return text;
  }
}
