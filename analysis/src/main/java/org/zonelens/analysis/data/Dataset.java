package org.zonelens.analysis.data;

import java.util.List;

/**
 * A question-answering data set in memory.
 *
 * @param name the file's name without its ending, or a built-in name
 * @param examples in the order of the file
 * @param passages number of distinct passages
 * @param language of the passages
 * @param hasUnanswerable whether it is of the SQuAD 2.0 kind
 * @param misalignedAnswers how many answers do not stand at their offset; they still count for
 *     scoring
 * @param fingerprint SHA-256 of the file, hexadecimal
 */
public record Dataset(
    String name,
    List<Example> examples,
    int passages,
    Language language,
    boolean hasUnanswerable,
    int misalignedAnswers,
    String fingerprint) {
  public Dataset {
    examples = List.copyOf(examples);
  }
}
