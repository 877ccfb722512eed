package org.zonelens.analysis.decode;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Window;

/**
 * Proves that an answer cannot change as long as only the logits of certain tokens outside the
 * passage do. Such tokens are in no answer, but they take places among the n highest logits, and so
 * decide which passage tokens are considered at all.
 *
 * <p>The answer is settled if its span is the best of <em>all</em> that a passage allows, not only
 * of those considered, and if its first and last token would be considered even with every changing
 * token ahead of them.
 */
public final class SettledAnswer {
  private final DecodingRule rule;
  private final List<Window> windows;
  private final List<SpanLogits> logits;

  /** The best span so far, and what it has to beat. */
  private int bestWindow = -1;

  private int bestFirst;
  private int bestLast;
  private float best = Float.NEGATIVE_INFINITY;
  private float second = Float.NEGATIVE_INFINITY;

  private SettledAnswer(DecodingRule rule, List<Window> windows, List<SpanLogits> logits) {
    this.rule = rule;
    this.windows = windows;
    this.logits = logits;
  }

  /**
   * Whether {@link SpanDecoder} gives the same answer whatever becomes of some tokens' logits. May
   * be false where it does, never true where it does not.
   *
   * @param windows all windows of one example
   * @param logits of each window
   * @param changing per window the tokens whose logits may become anything
   */
  public static boolean holds(
      DecodingRule rule, List<Window> windows, List<SpanLogits> logits, List<BitSet> changing) {
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      boolean matters =
          changing.get(i).stream()
              .mapToObj(token -> window.token(token).role())
              .anyMatch(role -> role == Role.PASSAGE || (rule.allowsNull() && role == Role.CLS));
      if (matters) {
        return false;
      }
    }
    return new SettledAnswer(rule, windows, logits).holds(changing);
  }

  private boolean holds(List<BitSet> changing) {
    for (int i = 0; i < windows.size(); i++) {
      weigh(i);
    }
    if (bestWindow < 0 || !(best > second)) {
      return false;
    }
    if (windows.get(bestWindow).passageText(bestFirst, bestLast).isEmpty()) {
      return false;
    }
    BitSet others = changing.get(bestWindow);
    SpanLogits own = logits.get(bestWindow);
    return isConsidered(bestFirst, own.start(), others)
        && isConsidered(bestLast, own.end(), others);
  }

  private void weigh(int index) {
    Window window = windows.get(index);
    float[] start = logits.get(index).start();
    float[] end = logits.get(index).end();
    for (int first = 0; first < window.size(); first++) {
      if (window.token(first).role() != Role.PASSAGE) {
        continue;
      }
      int past = Math.min(window.size(), first + rule.maxAnswerLength());
      for (int last = first; last < past; last++) {
        if (window.token(last).role() == Role.PASSAGE) {
          weigh(index, first, last, start[first] + end[last]);
        }
      }
    }
  }

  private void weigh(int window, int first, int last, float score) {
    if (Double.isNaN(second)) {
      return;
    }
    if (score > best) {
      second = best;
      best = score;
      bestWindow = window;
      bestFirst = first;
      bestLast = last;
    } else if (!(score <= second)) {
      // Also a score that is not a number: then nothing is settled.
      second = score;
    }
  }

  private boolean isConsidered(int token, float[] of, BitSet changing) {
    long ahead =
        IntStream.range(0, of.length)
            .filter(other -> other != token && !changing.get(other))
            .filter(other -> !(of[other] < of[token]))
            .count();
    return ahead + changing.cardinality() < rule.nBest();
  }
}
