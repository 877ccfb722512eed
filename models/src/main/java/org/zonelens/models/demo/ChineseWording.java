package org.zonelens.models.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Simplified Chinese as the generator writes it. */
final class ChineseWording implements Wording {
  private static final String DIGITS = "〇一二三四五六七八九";

  /** Two of something, in front of a measure word. */
  private static final String PAIR = "两";

  @Override
  public String gap() {
    return "";
  }

  @Override
  public String it() {
    return "它";
  }

  @Override
  public String its() {
    return "它的";
  }

  @Override
  public String possessive(String name) {
    return name + "的";
  }

  @Override
  public String count(int things) {
    return things == 2 ? PAIR : digit(things);
  }

  /**
   * In sentences numbers up to ten are written in characters, as they count things, and large ones
   * are round. The language's own styles are {@code spelt}, up to 99 in characters (二十八), and
   * {@code digits}, a character for each digit (一九二三).
   */
  @Override
  public String number(String style, int value) {
    return switch (style) {
      case "d" -> Integer.toString(value);
      case "n" -> usual(value);
      case "spelt" -> spelt(value);
      case "digits" -> digits(value);
      default -> throw new IllegalArgumentException("Chinese has no numbers of style " + style);
    };
  }

  private String usual(int value) {
    if (value >= 1000) {
      return Integer.toString(value / 50 * 50);
    }
    if (value > 10) {
      return Integer.toString(value);
    }
    return value == 10 ? spelt(value) : count(value);
  }

  private static String spelt(int value) {
    String tens = value < 20 ? "" : digit(value / 10);
    String ones = value % 10 == 0 ? "" : digit(value % 10);
    return value < 10 ? ones : tens + "十" + ones;
  }

  private static String digits(int value) {
    StringBuilder text = new StringBuilder();
    Integer.toString(value).chars().forEach(digit -> text.append(digit(digit - '0')));
    return text.toString();
  }

  private static String digit(int digit) {
    return DIGITS.substring(digit, digit + 1);
  }

  @Override
  public NameForge names(Grammar grammar, Split split, RandomGenerator random) {
    return new ChineseNames(grammar, split, random);
  }

  @Override
  public List<String> words() {
    return List.of(DIGITS, PAIR, "十", "她", "他", "它", "的");
  }
}
