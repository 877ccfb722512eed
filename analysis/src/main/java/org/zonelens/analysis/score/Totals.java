package org.zonelens.analysis.score;

/**
 * Scores of a whole data set.
 *
 * @param examples how many questions the means are over
 * @param exact mean exact match, in percent
 * @param f1 mean F1, in percent
 */
public record Totals(int examples, double exact, double f1) {}
