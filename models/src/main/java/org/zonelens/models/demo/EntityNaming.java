package org.zonelens.models.demo;

/** How the entities of a topic get their names. */
sealed interface EntityNaming {

  /** People; pronouns serve for them, and no one noun fits all of them. */
  record Person() implements EntityNaming {}

  /**
   * Things.
   *
   * @param pattern makes a name, as in {@code the {place} Bridge}
   * @param noun can stand for any of them: {@code the bridge}
   */
  record Thing(String pattern, String noun) implements EntityNaming {}
}
