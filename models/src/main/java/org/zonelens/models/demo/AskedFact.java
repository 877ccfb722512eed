package org.zonelens.models.demo;

/**
 * A question about a passage, with its answer.
 *
 * @param entity index of the entity asked about
 * @param relation the relation asked for
 * @param kind the question word
 * @param question the question
 * @param answer the answer, exactly as in the passage
 * @param start where the answer stands in the passage, in UTF-16 units
 */
record AskedFact(
    int entity, String relation, QuestionKind kind, String question, String answer, int start) {}
