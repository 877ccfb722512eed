package org.zonelens.analysis.evaluate;

import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.window.WindowRule;

/**
 * What turns a model's logits into scored answers: how passages are cut, how spans are decoded and
 * what counts as right.
 */
public record ReadingRules(WindowRule window, DecodingRule decoding, Metric metric) {

  /** The usual rules for a data set: its official metric, and null answers if it has any. */
  public static ReadingRules of(Dataset dataset) {
    return new ReadingRules(
        WindowRule.DEFAULT,
        DecodingRule.DEFAULT.withNull(dataset.hasUnanswerable()),
        Metric.of(dataset));
  }

  /** The same for a model that takes windows of so many tokens at most. */
  public ReadingRules within(int maxLength) {
    return new ReadingRules(window.within(maxLength), decoding, metric);
  }
}
