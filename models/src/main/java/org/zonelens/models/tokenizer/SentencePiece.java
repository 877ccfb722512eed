package org.zonelens.models.tokenizer;

/**
 * A piece of a SentencePiece vocabulary.
 *
 * @param score its log-probability
 */
record SentencePiece(String text, float score, Type type) {

  /** What a piece is for, by the number in {@code sentencepiece_model.proto}. */
  enum Type {
    NORMAL(1),
    UNKNOWN(2),
    /** Has a function and never comes from text, such as {@code <s>}. */
    CONTROL(3),
    /** Kept whole wherever it stands in text. */
    USER_DEFINED(4),
    UNUSED(5),
    BYTE(6);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    /** The type with this number; one from the future counts as normal. */
    static Type of(int number) {
      for (Type type : values()) {
        if (type.number == number) {
          return type;
        }
      }
      return NORMAL;
    }
  }
}
