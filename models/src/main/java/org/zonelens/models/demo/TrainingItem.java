package org.zonelens.models.demo;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.models.encoder.TokenBatch;

/**
 * One question about one passage, as training sees it.
 *
 * @param row the tokens
 * @param start position of the answer's first token
 * @param end position of its last token
 * @param owners for each token: {@link #ASKED} if it belongs to a name of or an answer about the
 *     entity that the question names, {@link #OTHER} if to another entity's, else {@link #NOBODY}
 */
record TrainingItem(TokenBatch.Row row, int start, int end, List<Integer> owners) {
  static final int NOBODY = -1;
  static final int OTHER = 0;
  static final int ASKED = 1;

  /**
   * @throws IllegalArgumentException if the answer does not begin and end where tokens do
   */
  static TrainingItem of(Window window, Passage passage, AskedFact fact) {
    List<Token> tokens = window.tokens();
    int first = at(tokens, fact.start()).orElseThrow(() -> new IllegalArgumentException("" + fact));
    int last =
        at(tokens, fact.start() + fact.answer().length() - 1)
            .orElseThrow(() -> new IllegalArgumentException("" + fact));
    return new TrainingItem(
        new TokenBatch.Row(
            tokens.stream().mapToInt(Token::id).toArray(),
            tokens.stream().mapToInt(Token::typeId).toArray()),
        first,
        last,
        tokens.stream().map(token -> owner(token, passage, fact)).toList());
  }

  int size() {
    return owners.size();
  }

  /** The passage token that covers a UTF-16 unit of the passage. */
  private static OptionalInt at(List<Token> tokens, int unit) {
    return IntStream.range(0, tokens.size())
        .filter(index -> covers(tokens.get(index), unit))
        .findFirst();
  }

  private static boolean covers(Token token, int unit) {
    return token.role() == Role.PASSAGE && token.start() <= unit && unit < token.end();
  }

  private static int owner(Token token, Passage passage, AskedFact fact) {
    for (Mark mark : passage.marks()) {
      if (token.role() == Role.PASSAGE
          && mark.start() <= token.start()
          && token.start() < mark.end()) {
        return mark.entity() == fact.entity() ? ASKED : OTHER;
      }
    }
    return NOBODY;
  }
}
