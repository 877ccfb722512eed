package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Invents the names of one passage: no two of them share an onset, so that a name points at one
 * entity only, and all of them belong to the split.
 */
final class NameForge {
  private static final int TRIES = 400;

  private final Grammar grammar;
  private final Split split;
  private final RandomGenerator random;
  private final List<String> taken = new ArrayList<>();

  NameForge(Grammar grammar, Split split, RandomGenerator random) {
    this.grammar = grammar;
    this.split = split;
    this.random = random;
  }

  String place() {
    return joined("place-ending");
  }

  String surname() {
    return joined("surname-ending");
  }

  String river() {
    return "the " + joined("river-ending");
  }

  String ship() {
    return "the " + joined("ship-ending");
  }

  /** A title without its article: {@code Silver Orchard}. */
  String title() {
    String title = drawn(() -> capitalised(pick("adjective")) + ' ' + capitalised(pick("thing")));
    taken.add(title);
    return title;
  }

  /** A given name; several people may share one. */
  String woman() {
    return drawn(() -> pick("given-female"));
  }

  /** A given name; several people may share one. */
  String man() {
    return drawn(() -> pick("given-male"));
  }

  /** Given name and surname. */
  String person() {
    return (random.nextBoolean() ? woman() : man()) + ' ' + surname();
  }

  static String capitalised(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** How many names are taken; {@link #release} goes back to it. */
  int mark() {
    return taken.size();
  }

  /** Frees the names that were taken since the mark, because they were not used after all. */
  void release(int mark) {
    taken.subList(mark, taken.size()).clear();
  }

  private String joined(String endings) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String onset = pick("onset");
      String name = onset + pick(endings);
      if (!taken.contains(onset) && split.admitsName(name)) {
        taken.add(onset);
        return name;
      }
    }
    throw exhausted();
  }

  private String drawn(Supplier<String> draw) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      String name = draw.get();
      if (!taken.contains(name) && split.admitsName(name)) {
        return name;
      }
    }
    throw exhausted();
  }

  private IllegalStateException exhausted() {
    return new IllegalStateException("The split " + split + " has no name of this sort left.");
  }

  private String pick(String list) {
    List<String> entries = grammar.list(list);
    return entries.get(random.nextInt(entries.size()));
  }
}
