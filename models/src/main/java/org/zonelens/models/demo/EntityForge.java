package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.List;

/** Makes the entities of one passage. */
final class EntityForge {
  private final NameForge names;
  private final Phrases phrases;
  private final Wording wording;

  EntityForge(NameForge names, Phrases phrases, Wording wording) {
    this.names = names;
    this.phrases = phrases;
    this.wording = wording;
  }

  List<Entity> several(EntityNaming naming, int count) {
    List<Entity> entities = new ArrayList<>();
    while (entities.size() < count) {
      entities.add(one(naming));
    }
    return entities;
  }

  private Entity one(EntityNaming naming) {
    return switch (naming) {
      case EntityNaming.Person _ -> names.someone();
      case EntityNaming.Thing thing -> {
        String name = phrases.fill(thing.pattern());
        yield new Entity(name, name, wording.it(), wording.its(), thing.noun());
      }
    };
  }
}
