package org.zonelens.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;

/**
 * Questions on passages whose lengths are spread as SQuAD's are, put together from a data set with
 * shorter ones.
 */
public final class MadeUpQuestions {
  /** SQuAD 1.1's development passages: mean and deviation of the logarithm of their characters. */
  private static final double MEAN = 6.57;

  private static final double DEVIATION = 0.41;

  private MadeUpQuestions() {}

  /** As many questions as asked for, each on a passage of its own. */
  public static Dataset from(Dataset source, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Example asked = source.examples().get(random.nextInt(source.examples().size()));
      double length = Math.exp(MEAN + DEVIATION * random.nextGaussian());
      StringBuilder passage = new StringBuilder(asked.passage());
      while (passage.length() < length) {
        Example more = source.examples().get(random.nextInt(source.examples().size()));
        passage.append(' ').append(more.passage());
      }
      passage.setLength((int) Math.max(asked.passage().length(), length));
      questions.add(
          new Example(
              "made-up-" + i, asked.question(), passage.toString(), i, "", asked.answers(), false));
    }
    return new Dataset(
        "made-up",
        questions,
        count,
        source.language(),
        false,
        0,
        "made-up %d %d %s".formatted(count, seed, source.fingerprint()));
  }
}
