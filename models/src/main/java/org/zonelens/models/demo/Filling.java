package org.zonelens.models.demo;

/** What goes into a slot of a sentence. */
sealed interface Filling {
  String text();

  /** Words that belong to no entity. */
  record Plain(String text) implements Filling {}

  /** A name of an entity, or a word that stands for it. */
  record Name(String text, int entity) implements Filling {}

  /** An answer about an entity. */
  record Answer(String text, int entity, String relation) implements Filling {}
}
