package org.zonelens.models.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Fills the slots of answer and lead patterns: names, figures, entries of lists. */
final class Phrases {
  private final Grammar grammar;
  private final NameForge names;
  private final RandomGenerator random;

  Phrases(Grammar grammar, NameForge names, RandomGenerator random) {
    this.grammar = grammar;
    this.names = names;
    this.random = random;
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

  /** A number as {@code style:low-high}, a sort of name, or a list. */
  private String slot(String name) {
    int colon = name.indexOf(':');
    return colon >= 0
        ? number(name.substring(0, colon), name.substring(colon + 1))
        : names.invented(name).orElseGet(() -> fill(pick(name)));
  }

  private String pick(String list) {
    List<String> entries = grammar.list(list);
    return entries.size() == 1 ? entries.getFirst() : entries.get(random.nextInt(entries.size()));
  }

  private String number(String style, String range) {
    int dash = range.indexOf('-');
    int low = Integer.parseInt(range.substring(0, dash));
    int high = Integer.parseInt(range.substring(dash + 1));
    int value = low + random.nextInt(high - low + 1);
    return grammar.language().wording().number(style, value);
  }
}
