package org.zonelens.models.tokenizer;

import java.util.Arrays;
import java.util.Optional;

/** The functions that a token may have, in the order in which transformers adds such tokens. */
enum SpecialToken {
  BEGIN("bos_token"),
  END("eos_token"),
  /** For text that the vocabulary cannot spell. */
  UNKNOWN("unk_token"),
  /** Ends the question and the passage. */
  SEPARATOR("sep_token"),
  /** Fills a window up to its batch's length. */
  PADDING("pad_token"),
  /** Stands for the whole window, at its start or, in XLNet, at its end. */
  START("cls_token"),
  /** For masked language modelling; a vocabulary may lack it. */
  MASK("mask_token");

  private final String setting;

  SpecialToken(String setting) {
    this.setting = setting;
  }

  /** The function that goes by this name in settings. */
  static Optional<SpecialToken> of(String setting) {
    return Arrays.stream(values()).filter(token -> token.setting.equals(setting)).findFirst();
  }

  /** What {@code tokenizer_config.json} and {@code special_tokens_map.json} call it. */
  String setting() {
    return setting;
  }
}
