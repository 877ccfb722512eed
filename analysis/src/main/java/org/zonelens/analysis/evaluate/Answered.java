package org.zonelens.analysis.evaluate;

import org.zonelens.analysis.score.Score;

/**
 * A model's answer to one example.
 *
 * @param text cut from the passage; empty for no answer
 * @param score what it is worth
 */
public record Answered(String text, Score score) {}
