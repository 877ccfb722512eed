package org.zonelens.models.demo;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Chinese names: surname and given name; two characters, and one for what is named; or two words
 * for a title. No character of a name is in another one of the passage, but for that of what is
 * named.
 */
final class ChineseNames extends NameForge {
  ChineseNames(Grammar grammar, Split split, RandomGenerator random) {
    super(grammar, split, random);
  }

  @Override
  Optional<String> invented(String sort) {
    return switch (sort) {
      case "stem" -> Optional.of(stem());
      case "place", "river" -> Optional.of(stem() + pick(sort + "-ending"));
      case "title" -> Optional.of(title());
      case "person" -> Optional.of(person(coin() ? "given-female" : "given-male"));
      default -> Optional.empty();
    };
  }

  @Override
  Entity someone() {
    return coin() ? someone("given-female", "她") : someone("given-male", "他");
  }

  private Entity someone(String given, String pronoun) {
    String name = person(given);
    return new Entity(name, name, pronoun, pronoun + "的", pronoun);
  }

  private String stem() {
    return name(() -> draft(pick("stem-first") + pick("stem-second")));
  }

  private String person(String given) {
    return name(
        () -> {
          String surname = pick("surname");
          return draft(coin() ? surname + pick(given) : surname + pick(given) + pick(given));
        });
  }

  /** A title without its marks: 沉默的果园. */
  private String title() {
    return name(
        () -> {
          String adjective = pick("adjective");
          String thing = pick("thing");
          return new Draft(adjective + "的" + thing, List.of(adjective, thing));
        });
  }

  private static Draft draft(String name) {
    return new Draft(name, List.of(name.split("")));
  }
}
