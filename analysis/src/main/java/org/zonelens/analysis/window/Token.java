package org.zonelens.analysis.window;

/**
 * One token of a window.
 *
 * @param text the piece as the vocabulary spells it, such as {@code ##ing}
 * @param id its row in the vocabulary
 * @param typeId the segment that the tokenizer's post-processor gives it
 * @param role by the sequence it comes from: a literal {@code [SEP]} typed in a passage is PASSAGE
 * @param start first UTF-16 unit of its text in the passage (PASSAGE) or question (QUESTION); 0 for
 *     special tokens
 * @param end one past its last UTF-16 unit; equal to {@code start} for special tokens
 */
public record Token(String text, int id, int typeId, Role role, int start, int end) {

  /** The place of a special token that the tokenizer added, in neither text. */
  public static Token special(String text, int id, int typeId, Role role) {
    return new Token(text, id, typeId, role, 0, 0);
  }
}
