package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.zone.Masking;

/**
 * How often two ways of running a model answer differently.
 *
 * @param differing questions with another answer
 * @param questions all that were asked
 */
public record SampleComparison(int differing, int questions) {

  /** Asks both, without a mask. */
  public static SampleComparison of(
      ReadingModel one,
      ReadingModel other,
      List<Example> sample,
      ReadingRules rules,
      BatchRule batching) {
    List<TokenisedExample> tokenised = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      tokenised.add(TokenisedExample.of(i, sample.get(i), one, rules.window()));
    }
    int differing = 0;
    for (ExampleBatch batch : ExampleBatch.plan(tokenised, batching)) {
      List<Answered> first = new BatchReader(one, rules, batching, batch).read(Masking.NONE);
      List<Answered> second = new BatchReader(other, rules, batching, batch).read(Masking.NONE);
      differing +=
          (int)
              IntStream.range(0, first.size())
                  .filter(i -> !first.get(i).text().equals(second.get(i).text()))
                  .count();
    }
    return new SampleComparison(differing, sample.size());
  }
}
