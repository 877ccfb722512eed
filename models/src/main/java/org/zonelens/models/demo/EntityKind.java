package org.zonelens.models.demo;

import java.util.Locale;

/** What a topic's entities are, and the noun that can stand for one. */
enum EntityKind {
  /** Pronouns serve for people; no one noun fits all of them. */
  PERSON(""),
  TOWN("the town"),
  NOVEL("the novel"),
  FESTIVAL("the feast"),
  SHIP("the ship"),
  FIRM("the firm"),
  BRIDGE("the bridge"),
  EXPEDITION("the party");

  private final String noun;

  EntityKind(String noun) {
    this.noun = noun;
  }

  static EntityKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String noun() {
    return noun;
  }
}
