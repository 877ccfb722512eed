package org.zonelens.analysis.decode;

import java.util.List;

/**
 * The answer to one question.
 *
 * @param text the answer; empty if there is none
 * @param nBest the best candidates, the best first; with "no answer" among them if it is allowed,
 *     and then possibly one more than asked for
 * @param nullScore the score of "no answer": the least, over all windows, of the start logit plus
 *     the end logit of the [CLS]
 */
public record Decoded(String text, List<Candidate> nBest, double nullScore) {
  public Decoded {
    nBest = List.copyOf(nBest);
  }
}
