package org.zonelens.analysis.evaluate;

import java.util.OptionalInt;
import org.zonelens.analysis.zone.Masking;

/**
 * What to evaluate.
 *
 * @param limit only so many examples, the first of the file; empty for all
 */
public record EvaluationSettings(
    ReadingRules rules, Masking masking, OptionalInt limit, BatchRule batching) {
  public EvaluationSettings {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("a limit of " + limit.getAsInt() + " leaves no example");
    }
  }
}
