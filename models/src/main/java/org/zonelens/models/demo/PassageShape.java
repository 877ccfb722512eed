package org.zonelens.models.demo;

/**
 * How large a passage is.
 *
 * @param entities how many entities share the relations, from 2
 * @param relations how many relations each of them has
 */
record PassageShape(int entities, int relations) {
  PassageShape {
    if (entities < 2 || relations < 1) {
      throw new IllegalArgumentException(
          entities + " entities with " + relations + " relations need no question to choose.");
    }
  }
}
