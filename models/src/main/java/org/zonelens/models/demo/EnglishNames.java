package org.zonelens.models.demo;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** English names: an onset and an ending, or two words for a title. */
final class EnglishNames extends NameForge {
  EnglishNames(Grammar grammar, Split split, RandomGenerator random) {
    super(grammar, split, random);
  }

  @Override
  Optional<String> invented(String sort) {
    return switch (sort) {
      case "place", "surname" -> Optional.of(joined(sort));
      case "river", "ship" -> Optional.of("the " + joined(sort));
      case "title" -> Optional.of(title());
      case "person" -> Optional.of((coin() ? woman() : man()) + ' ' + joined("surname"));
      default -> Optional.empty();
    };
  }

  @Override
  Entity someone() {
    String surname = joined("surname");
    return coin()
        ? new Entity(woman() + ' ' + surname, surname, "she", "her", "she")
        : new Entity(man() + ' ' + surname, surname, "he", "his", "he");
  }

  private String joined(String sort) {
    return name(
        () -> {
          String onset = pick("onset");
          return new Draft(onset + pick(sort + "-ending"), List.of(onset));
        });
  }

  /** A title without its article: {@code Silver Orchard}. */
  private String title() {
    return name(
        () -> {
          String title = capitalised(pick("adjective")) + ' ' + capitalised(pick("thing"));
          return new Draft(title, List.of(title));
        });
  }

  /** A given name; several people may share one. */
  private String woman() {
    return name(() -> new Draft(pick("given-female"), List.of()));
  }

  private String man() {
    return name(() -> new Draft(pick("given-male"), List.of()));
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
