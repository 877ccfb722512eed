package org.zonelens.models.demo;

import java.util.List;

/**
 * What a passage is going to say.
 *
 * @param topic what it is about
 * @param entities its entities
 * @param relations the relations that every entity has
 * @param answers {@code answers.get(r).get(e)} is the answer of entity e to relation r
 */
record FactSheet(
    Topic topic, List<Entity> entities, List<Relation> relations, List<List<String>> answers) {
  String answer(int relation, int entity) {
    return answers.get(relation).get(entity);
  }
}
