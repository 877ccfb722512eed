package org.zonelens.app.window.sweep;

import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.window.WindowRule;

/** How a sweep cuts passages and decodes answers. */
public sealed interface Reading {

  /** The rules for a model and a data set: its own metric, windows no longer than it takes. */
  ReadingRules rules(ModelCard card, Dataset dataset);

  /** In a way that has a name. */
  enum Usual implements Reading {
    /** As the command line does, unless told otherwise. */
    DEFAULT,
    /** As the code published with Cui et al. (2022) does. */
    PUBLISHED;

    private WindowRule window() {
      return switch (this) {
        case DEFAULT -> WindowRule.DEFAULT;
        case PUBLISHED -> WindowRule.PUBLISHED;
      };
    }

    @Override
    public ReadingRules rules(ModelCard card, Dataset dataset) {
      ReadingRules usual = ReadingRules.of(dataset);
      return new ReadingRules(window(), usual.decoding(), usual.metric()).within(card.maxLength());
    }
  }

  /**
   * As in a sweep before, so that it can go on.
   *
   * @param before its rules
   * @param dataFingerprint tells whether it is the same data set: others have a metric of their own
   */
  record AsBefore(ReadingRules before, String dataFingerprint) implements Reading {
    @Override
    public ReadingRules rules(ModelCard card, Dataset dataset) {
      if (dataset.fingerprint().equals(dataFingerprint)) {
        return before;
      }
      ReadingRules usual = ReadingRules.of(dataset);
      return new ReadingRules(
              before.window(),
              before.decoding().withNull(dataset.hasUnanswerable()),
              usual.metric())
          .within(card.maxLength());
    }
  }
}
