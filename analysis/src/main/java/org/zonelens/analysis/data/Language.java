package org.zonelens.analysis.data;

import java.util.Locale;

/** The languages whose scoring rules are known. */
public enum Language {
  /** Scored by the rules of SQuAD 1.1 and 2.0. */
  ENGLISH("en"),
  /** Scored by the rules of CMRC 2018. */
  CHINESE("zh"),
  /** Any other: scored by the rules of SQuAD 2.0, but for English articles and punctuation. */
  OTHER("other");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The name on the command line and in files. */
  public String code() {
    return code;
  }

  @Override
  public String toString() {
    return code.toLowerCase(Locale.ROOT);
  }
}
