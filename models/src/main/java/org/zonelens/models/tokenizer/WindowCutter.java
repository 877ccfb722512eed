package org.zonelens.models.tokenizer;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

/**
 * Cuts the whole encoding of a pair into windows. Only the passage is cut, and the end of a
 * question that the rule finds too long.
 *
 * <p>Releases 0.23.1 and 0.23.2 of the tokenizers library lose all but two windows of a long
 * passage when they cut themselves; earlier ones give exactly these.
 */
final class WindowCutter {
  private final String question;
  private final String passage;
  private final List<Token> whole;

  /**
   * @param whole the tokens of the pair, uncut, with those of the passage in one run
   */
  WindowCutter(String question, String passage, List<Token> whole) {
    this.question = question;
    this.passage = passage;
    this.whole = whole;
  }

  List<Window> cut(WindowRule rule) {
    List<Token> whole = withShortQuestion(rule);
    int from = 0;
    while (from < whole.size() && whole.get(from).role() != Role.PASSAGE) {
      from++;
    }
    int to = whole.size();
    while (to > from && whole.get(to - 1).role() != Role.PASSAGE) {
      to--;
    }
    int length = to - from;
    int frame = whole.size() - length;
    int capacity = rule.maxLength() - frame;
    if (capacity < Math.min(length, 1)) {
      throw new InputException(TokenizerFault.QUESTION_TOO_LONG, frame, rule.maxLength());
    }
    if (length <= capacity) {
      return List.of(new Window(0, question, passage, whole));
    }
    int step = step(rule, capacity);
    List<Window> windows = new ArrayList<>();
    for (int start = 0; windows.isEmpty() || start - step + capacity < length; start += step) {
      List<Token> tokens = new ArrayList<>(rule.maxLength());
      tokens.addAll(whole.subList(0, from));
      tokens.addAll(whole.subList(from + start, from + Math.min(start + capacity, length)));
      tokens.addAll(whole.subList(to, whole.size()));
      windows.add(new Window(windows.size(), question, passage, tokens));
    }
    return windows;
  }

  /** The tokens of the pair without those of the question that are too many. */
  private List<Token> withShortQuestion(WindowRule rule) {
    if (rule.maxQuestion().isEmpty()) {
      return whole;
    }
    int left = rule.maxQuestion().getAsInt();
    List<Token> kept = new ArrayList<>(whole.size());
    for (Token token : whole) {
      if (token.role() != Role.QUESTION || left-- > 0) {
        kept.add(token);
      }
    }
    return kept;
  }

  /** By how many passage tokens the next window starts later. */
  private static int step(WindowRule rule, int capacity) {
    return switch (rule.step()) {
      case OVERLAP -> {
        if (rule.stride() >= capacity) {
          throw new InputException(TokenizerFault.STRIDE_TOO_LARGE, rule.stride(), capacity);
        }
        yield capacity - rule.stride();
      }
      // Never beyond the window's end, as in Google's run_squad.py: no token is left out.
      case ADVANCE -> Math.min(rule.stride(), capacity);
    };
  }
}
