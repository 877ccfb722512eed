package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes the entities of one passage. */
final class EntityForge {
  private static final List<String> FEASTS = List.of("Fair", "Festival", "Carnival");
  private static final List<String> FIRMS = List.of("Works", "Brothers", "Mills");

  private final NameForge names;
  private final RandomGenerator random;

  EntityForge(NameForge names, RandomGenerator random) {
    this.names = names;
    this.random = random;
  }

  /** The words that this class itself puts into names. */
  static List<String> words() {
    List<String> words = new ArrayList<>(FEASTS);
    words.addAll(FIRMS);
    words.addAll(List.of("the", "bridge", "expedition"));
    return words;
  }

  List<Entity> several(EntityKind kind, int count) {
    List<Entity> entities = new ArrayList<>();
    while (entities.size() < count) {
      entities.add(one(kind));
    }
    return entities;
  }

  private Entity one(EntityKind kind) {
    return switch (kind) {
      case PERSON -> person();
      case TOWN -> Entity.thing(names.place(), kind);
      case NOVEL -> Entity.thing("The " + names.title(), kind);
      case FESTIVAL -> Entity.thing("the " + names.place() + ' ' + pick(FEASTS), kind);
      case SHIP -> Entity.thing(names.ship(), kind);
      case FIRM -> Entity.thing(names.surname() + ' ' + pick(FIRMS), kind);
      case BRIDGE -> Entity.thing("the " + names.place() + " Bridge", kind);
      case EXPEDITION -> Entity.thing("the " + names.surname() + " expedition", kind);
    };
  }

  private Entity person() {
    String surname = names.surname();
    return random.nextBoolean()
        ? new Entity(names.woman() + ' ' + surname, surname, "she", "her", "she")
        : new Entity(names.man() + ' ' + surname, surname, "he", "his", "he");
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
