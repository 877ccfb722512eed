package org.zonelens.models.hub;

import java.util.List;

/**
 * The language that a model reads.
 *
 * @param codes such as {@code en}; none if nothing says so
 * @param guessed from the vocabulary, rather than said by the model's card
 */
public record ModelLanguage(List<String> codes, boolean guessed) {
  public static final ModelLanguage UNKNOWN = new ModelLanguage(List.of(), false);
  private static final int MOST_NAMED = 3;

  public ModelLanguage {
    codes = List.copyOf(codes);
  }

  static ModelLanguage guess(String code) {
    return new ModelLanguage(List.of(code), true);
  }

  /** {@code en}, {@code en, zh}, {@code multi}, or {@code ?} for nothing. */
  public String named() {
    if (codes.isEmpty()) {
      return "?";
    }
    return codes.size() > MOST_NAMED ? "multi" : String.join(", ", codes);
  }

  /** The same, with a {@code ~} before a guess. */
  @Override
  public String toString() {
    return guessed ? "~" + named() : named();
  }
}
