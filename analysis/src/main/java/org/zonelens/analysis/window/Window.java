package org.zonelens.analysis.window;

import java.util.List;

/**
 * One tokenised piece of an example: the whole question and as much of the passage as fits. Never
 * padded; padding belongs to batches.
 *
 * @param index which of the example's windows this is, counted from 0
 * @param question the question's text, for which QUESTION tokens give offsets
 * @param passage the whole passage's text, for which PASSAGE tokens give offsets
 * @param tokens the n tokens in order
 */
public record Window(int index, String question, String passage, List<Token> tokens) {
  public Window {
    tokens = List.copyOf(tokens);
  }

  /** n, the number of tokens. */
  public int size() {
    return tokens.size();
  }

  public Token token(int position) {
    return tokens.get(position);
  }

  public Roles roles() {
    return Roles.of(tokens.stream().map(Token::role).toList());
  }

  /**
   * The passage text from one token's first character to another's last, both PASSAGE.
   *
   * @throws IllegalArgumentException if either token is not part of the passage
   */
  public String passageText(int firstToken, int lastToken) {
    Token first = token(firstToken);
    Token last = token(lastToken);
    if (first.role() != Role.PASSAGE || last.role() != Role.PASSAGE) {
      throw new IllegalArgumentException(
          "tokens %d (%s) and %d (%s) are not both of the passage"
              .formatted(firstToken, first.role(), lastToken, last.role()));
    }
    return passage.substring(first.start(), last.end());
  }
}
