package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** English as the generator writes it. */
final class EnglishWording implements Wording {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  @Override
  public String gap() {
    return " ";
  }

  @Override
  public String it() {
    return "it";
  }

  @Override
  public String its() {
    return "its";
  }

  @Override
  public String possessive(String name) {
    return name.endsWith("s") ? name + "'" : name + "'s";
  }

  @Override
  public String count(int things) {
    return SMALL.get(things);
  }

  /** In sentences small numbers are spelt out, and large ones are round. */
  @Override
  public String number(String style, int value) {
    return switch (style) {
      case "d" -> Integer.toString(value);
      case "n" -> usual(value);
      default -> throw new IllegalArgumentException("English has no numbers of style " + style);
    };
  }

  private static String usual(int value) {
    if (value >= 1000) {
      return String.format(Locale.ROOT, "%,d", value / 50 * 50);
    }
    return value < SMALL.size() ? SMALL.get(value) : Integer.toString(value);
  }

  @Override
  public NameForge names(Grammar grammar, Split split, RandomGenerator random) {
    return new EnglishNames(grammar, split, random);
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>(SMALL);
    words.addAll(List.of("no", "the", "she", "he", "her", "his", "it", "its"));
    return words;
  }
}
