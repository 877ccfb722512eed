package org.zonelens.models.demo;

/**
 * A piece of a passage that belongs to one entity: its name, something that stands for it, or an
 * answer about it.
 *
 * @param entity index of the entity
 * @param relation the relation that an answer answers; empty for a name
 * @param start first UTF-16 unit
 * @param end one past the last
 */
record Mark(int entity, String relation, int start, int end) {
  boolean isAnswer() {
    return !relation.isEmpty();
  }
}
