package org.zonelens.analysis.sweep;

import java.util.OptionalInt;
import org.zonelens.analysis.evaluate.ReadingRules;

/**
 * How a sweep goes over a data set.
 *
 * @param limit only so many examples, drawn at random; empty for all
 * @param seed of the order of the examples: the same seed, the same order and the same choice
 */
public record SweepSettings(ReadingRules rules, OptionalInt limit, long seed) {
  public SweepSettings {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("a limit of " + limit.getAsInt() + " leaves no example");
    }
  }
}
