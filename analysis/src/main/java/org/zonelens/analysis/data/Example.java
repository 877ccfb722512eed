package org.zonelens.analysis.data;

import java.util.List;

/**
 * One question on one passage.
 *
 * @param id unique in its data set
 * @param passage the passage's text, exactly as in the file, but with U+FFFD for every half of a
 *     surrogate pair (as in all its texts)
 * @param passageIndex which passage of the data set this is, counted from 0: questions on the same
 *     passage are not independent
 * @param title of the article, or empty
 * @param answers what counts as right, in the order of the file; none for an unanswerable question
 * @param impossible whether the passage holds no answer (SQuAD 2.0)
 */
public record Example(
    String id,
    String question,
    String passage,
    int passageIndex,
    String title,
    List<Answer> answers,
    boolean impossible) {
  public Example {
    answers = List.copyOf(answers);
  }

  /**
   * A right answer.
   *
   * @param text as in the file; scoring uses nothing else
   * @param start UTF-16 offset in the passage, or -1 where the file's offset does not fit the text
   */
  public record Answer(String text, int start) {}
}
