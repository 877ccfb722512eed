package org.zonelens.app.window.whatif;

import java.util.List;
import org.zonelens.analysis.decode.Decoded;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.score.Score;

/**
 * What the model says about one question.
 *
 * @param decoded its answers, the best first
 * @param score of the best one
 * @param logits per window
 */
record Run(Decoded decoded, Score score, List<SpanLogits> logits) {
  Run {
    logits = List.copyOf(logits);
  }
}
