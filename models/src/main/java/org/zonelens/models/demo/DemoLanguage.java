package org.zonelens.models.demo;

import java.util.Arrays;
import java.util.Optional;

/** The languages that a demo is made in. */
public enum DemoLanguage {
  ENGLISH("en"),
  CHINESE("zh");

  private final String code;

  DemoLanguage(String code) {
    this.code = code;
  }

  /** The language's code in ISO 639-1. */
  public String code() {
    return code;
  }

  public static Optional<DemoLanguage> of(String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }

  Wording wording() {
    return switch (this) {
      case ENGLISH -> new EnglishWording();
      case CHINESE -> new ChineseWording();
    };
  }
}
