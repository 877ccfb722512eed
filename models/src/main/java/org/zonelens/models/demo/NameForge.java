package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Invents the names of one passage: all of them belong to the split, and no two of them begin alike
 * or, in Chinese, share a character, so that a name points at one entity only.
 */
abstract sealed class NameForge permits EnglishNames, ChineseNames {
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

  /**
   * A new name.
   *
   * @param sort what is named, as slots in the grammar call it: {@code place}, {@code person}, ...
   * @return empty if that is no sort of name
   */
  abstract Optional<String> invented(String sort);

  /** Someone whom a passage is about. */
  abstract Entity someone();

  /** How many names are taken; {@link #release} goes back to it. */
  final int mark() {
    return taken.size();
  }

  /** Frees the names that were taken since the mark, because they were not used after all. */
  final void release(int mark) {
    taken.subList(mark, taken.size()).clear();
  }

  /**
   * A name as it is drawn, and what of it no other name of the passage may have.
   *
   * @param name what must belong to the split
   * @param own the parts that are taken with it; empty if others may have the same name
   */
  record Draft(String name, List<String> own) {}

  /** Draws until a name belongs to the split and nothing of it is taken. */
  final String name(Supplier<Draft> draw) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Draft draft = draw.get();
      if (draft.own().stream().noneMatch(taken::contains) && split.admitsName(draft.name())) {
        taken.addAll(draft.own());
        return draft.name();
      }
    }
    throw new IllegalStateException("The split " + split + " has no name of this sort left.");
  }

  final String pick(String list) {
    List<String> entries = grammar.list(list);
    return entries.get(random.nextInt(entries.size()));
  }

  final boolean coin() {
    return random.nextBoolean();
  }
}
