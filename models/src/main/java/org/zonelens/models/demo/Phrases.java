package org.zonelens.models.demo;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Fills the slots of answer and lead patterns: names, figures, dates, entries of lists. */
final class Phrases {
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

  private final Grammar grammar;
  private final NameForge names;
  private final RandomGenerator random;

  Phrases(Grammar grammar, NameForge names, RandomGenerator random) {
    this.grammar = grammar;
    this.names = names;
    this.random = random;
  }

  /** The numerals that this class spells out. */
  static List<String> words() {
    return SMALL;
  }

  String fill(String pattern) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      text.append(pattern, at, open).append(slot(pattern.substring(open + 1, close)));
      at = close + 1;
    }
    return text.append(pattern, at, pattern.length()).toString();
  }

  private String slot(String name) {
    return switch (name) {
      case "place" -> names.place();
      case "person" -> names.person();
      case "surname" -> names.surname();
      case "river" -> names.river();
      case "title" -> names.title();
      case "year" -> year();
      case "date" -> (1 + random.nextInt(28)) + " " + pick("month") + " " + year();
      default -> name.startsWith("n:") ? number(name.substring(2)) : fill(pick(name));
    };
  }

  private String pick(String list) {
    List<String> entries = grammar.list(list);
    return entries.get(random.nextInt(entries.size()));
  }

  private String year() {
    return Integer.toString(1701 + random.nextInt(250));
  }

  /** A figure from a range like {@code 2-40}; small ones are spelt out, large ones are round. */
  private String number(String range) {
    int dash = range.indexOf('-');
    int low = Integer.parseInt(range.substring(0, dash));
    int high = Integer.parseInt(range.substring(dash + 1));
    int value = low + random.nextInt(high - low + 1);
    if (value >= 1000) {
      return String.format(Locale.ROOT, "%,d", value / 50 * 50);
    }
    return value < SMALL.size() ? SMALL.get(value) : Integer.toString(value);
  }
}
