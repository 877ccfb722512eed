package org.zonelens.models.demo;

import java.util.List;

/**
 * A generated passage in which every entity has every relation that is asked for.
 *
 * @param topic the topic's word
 * @param entities whole names of the entities
 * @param text the passage
 * @param marks which pieces of the text belong to which entity
 * @param facts one question for each entity and relation, grouped by relation
 */
record Passage(
    String topic, List<String> entities, String text, List<Mark> marks, List<AskedFact> facts) {
  Passage {
    marks = List.copyOf(marks);
    entities = List.copyOf(entities);
    facts = List.copyOf(facts);
  }
}
