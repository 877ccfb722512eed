package org.zonelens.analysis.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * The languages that data sets are recognised in. What rule scores which is said by {@code
 * org.zonelens.analysis.score.Metric}.
 */
public enum Language {
  ENGLISH("en"),
  /** In simplified characters. */
  CHINESE("zh"),
  TRADITIONAL_CHINESE("zh-hant"),
  JAPANESE("ja"),
  KOREAN("ko"),
  ARABIC("ar"),
  GERMAN("de"),
  SPANISH("es"),
  HINDI("hi"),
  VIETNAMESE("vi"),
  FRENCH("fr"),
  GREEK("el"),
  HEBREW("he"),
  ROMANIAN("ro"),
  RUSSIAN("ru"),
  THAI("th"),
  TURKISH("tr"),
  /** Any that is none of these, or that nobody recognised. */
  OTHER("other");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The language with that code. */
  public static Optional<Language> byCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The name on the command line and in files, that of BCP 47. */
  public String code() {
    return code;
  }

  @Override
  public String toString() {
    return code;
  }
}
