package org.zonelens.models.demo;

import java.util.List;

/**
 * Something that holds between an entity and its answer.
 *
 * @param name unique in its topic
 * @param kind the question word
 * @param answer a pattern that makes an answer
 * @param facts sentences with {@code {N}} (or {@code {N's}}) and {@code {A}}
 * @param pairs sentences about two entities: {@code {N} {A}} and {@code {M} {B}}
 * @param questions questions with {@code {N}}
 */
record Relation(
    String name,
    QuestionKind kind,
    String answer,
    List<String> facts,
    List<String> pairs,
    List<String> questions) {
  Relation {
    facts = List.copyOf(facts);
    pairs = List.copyOf(pairs);
    questions = List.copyOf(questions);
  }
}
