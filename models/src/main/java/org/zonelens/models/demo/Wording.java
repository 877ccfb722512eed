package org.zonelens.models.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** What a language does that no list of words can say: joining, inflecting, counting, naming. */
sealed interface Wording permits EnglishWording, ChineseWording {
  /** What stands between two sentences. */
  String gap();

  /** The pronoun for a thing. */
  String it();

  /** The form of {@link #it} that owns something. */
  String its();

  /** A name or noun that owns something. */
  String possessive(String name);

  /** How many things, from 2 to 5, in words. */
  String count(int things);

  /**
   * A number.
   *
   * @param style how to spell it: {@code d} for plain digits, {@code n} as is usual in a sentence,
   *     or a style of the language's own
   * @throws IllegalArgumentException if the language has no such style
   */
  String number(String style, int value);

  /** The inventor of one passage's names. */
  NameForge names(Grammar grammar, Split split, RandomGenerator random);

  /** The words that names, numbers and pronouns add to those of the grammar. */
  List<String> words();
}
