package org.zonelens.analysis.decode;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Window;

/**
 * Chooses the answer from the logits of all windows of one question, as {@code
 * postprocess_qa_predictions} in {@code utils_qa.py} of the Hugging Face examples does: in every
 * window the n highest start logits and the n highest end logits over <em>all</em> tokens, special
 * ones too; of their pairs those that lie in the passage, do not end before they start and are not
 * too long; of all windows' spans the n best.
 *
 * <p>"No answer" goes by the logits of the [CLS], for which models are trained to point at it. The
 * reference takes those of the first token, which is another one in XLNet's windows, where the
 * [CLS] is last.
 *
 * <p>Where the reference leaves the order of equal logits to an unstable sort, here the later token
 * goes first; equal sums stay in the order windows, starts, ends. A logit that is not a number is
 * never chosen. Where there is no span at all the reference answers the word "empty"; here the
 * answer is the empty text.
 *
 * <p>Immutable; one decoder serves any number of threads. It runs for every window of every
 * intervention of a sweep, so it sorts nothing and allocates a few small arrays per question.
 */
public final class SpanDecoder {
  private final DecodingRule rule;

  public SpanDecoder(DecodingRule rule) {
    this.rule = rule;
  }

  /**
   * Decodes one question.
   *
   * @param windows all windows of one example, at least one
   * @param logits of each window, over all its tokens
   * @throws IllegalArgumentException if the two lists do not fit each other
   */
  public Decoded decode(List<Window> windows, List<SpanLogits> logits) {
    if (windows.isEmpty() || windows.size() != logits.size()) {
      throw new IllegalArgumentException(
          windows.size() + " windows and logits of " + logits.size());
    }
    BestSpans spans = new BestSpans(rule.nBest());
    TopTokens starts = new TopTokens(rule.nBest());
    TopTokens ends = new TopTokens(rule.nBest());
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      SpanLogits own = logits.get(i);
      if (own.size() != window.size()) {
        throw new IllegalArgumentException(
            "window %d has %d tokens and %d logits".formatted(i, window.size(), own.size()));
      }
      starts.select(own.start());
      ends.select(own.end());
      collect(i, window, starts, ends, spans);
    }
    return decoded(windows, spans, NullAnswer.of(windows, logits));
  }

  private record NullAnswer(int window, float score) {

    /** The least of all windows: "no answer" only if every one of them wants it. */
    static NullAnswer of(List<Window> windows, List<SpanLogits> logits) {
      int least = 0;
      float score = score(windows.getFirst(), logits.getFirst());
      for (int i = 1; i < windows.size(); i++) {
        float own = score(windows.get(i), logits.get(i));
        if (own < score) {
          least = i;
          score = own;
        }
      }
      return new NullAnswer(windows.get(least).index(), score);
    }

    private static float score(Window window, SpanLogits logits) {
      int cls = cls(window);
      float score = logits.start()[cls] + logits.end()[cls];
      return Float.isNaN(score) ? Float.NEGATIVE_INFINITY : score;
    }

    /** The first token, if none plays that part. */
    private static int cls(Window window) {
      for (int i = 0; i < window.size(); i++) {
        if (window.token(i).role() == Role.CLS) {
          return i;
        }
      }
      return 0;
    }
  }

  private void collect(
      int index, Window window, TopTokens starts, TopTokens ends, BestSpans spans) {
    for (int s = 0; s < starts.size(); s++) {
      int first = starts.position(s);
      if (window.token(first).role() != Role.PASSAGE) {
        continue;
      }
      for (int e = 0; e < ends.size(); e++) {
        // Ends come in falling order: what follows one that is refused would be refused, too.
        if (!spans.accepts(starts.logit(s) + ends.logit(e))) {
          break;
        }
        int last = ends.position(e);
        if (first <= last
            && last - first < rule.maxAnswerLength()
            && window.token(last).role() == Role.PASSAGE) {
          spans.add(index, first, last, starts.logit(s), ends.logit(e));
        }
      }
    }
  }

  private Decoded decoded(List<Window> windows, BestSpans spans, NullAnswer nothing) {
    List<Candidate> candidates = new ArrayList<>(spans.size() + 1);
    for (int rank = 0; rank < spans.size(); rank++) {
      Window window = windows.get(spans.window(rank));
      int first = spans.first(rank);
      int last = spans.last(rank);
      String text = window.passageText(first, last);
      candidates.add(new Candidate(window.index(), first, last, text, spans.score(rank), 0));
    }
    String text = candidates.isEmpty() ? "" : candidates.getFirst().text();
    if (rule.allowsNull()) {
      text = answerOrNull(candidates, spans, nothing);
      addNull(candidates, nothing);
    }
    return new Decoded(text, withProbabilities(candidates), nothing.score());
  }

  /** The best text that is not empty, unless "no answer" beats it by more than the threshold. */
  private String answerOrNull(List<Candidate> candidates, BestSpans spans, NullAnswer nothing) {
    for (int rank = 0; rank < candidates.size(); rank++) {
      if (!candidates.get(rank).text().isEmpty()) {
        // In this order and as floats, as in the reference: it decides close cases.
        float difference = nothing.score() - spans.start(rank) - spans.end(rank);
        return difference > (float) rule.nullThreshold() ? "" : candidates.get(rank).text();
      }
    }
    return "";
  }

  /** Behind all of at least its score; the last goes if there are too many, but never this one. */
  private void addNull(List<Candidate> candidates, NullAnswer nothing) {
    int at = candidates.size();
    while (at > 0 && candidates.get(at - 1).score() < nothing.score()) {
      at--;
    }
    candidates.add(at, new Candidate(nothing.window(), 0, 0, "", nothing.score(), 0));
    if (at < rule.nBest() && candidates.size() > rule.nBest()) {
      candidates.removeLast();
    }
  }

  private static List<Candidate> withProbabilities(List<Candidate> candidates) {
    double best = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
    double total = candidates.stream().mapToDouble(c -> weight(c, best)).sum();
    return candidates.stream()
        .map(
            c ->
                new Candidate(
                    c.window(),
                    c.firstToken(),
                    c.lastToken(),
                    c.text(),
                    c.score(),
                    weight(c, best) / total))
        .toList();
  }

  private static double weight(Candidate candidate, double best) {
    // Infinite scores, which a broken model may give, have no difference.
    return candidate.score() == best ? 1 : Math.exp(candidate.score() - best);
  }
}
