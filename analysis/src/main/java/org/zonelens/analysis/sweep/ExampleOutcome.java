package org.zonelens.analysis.sweep;

import java.util.List;
import org.zonelens.analysis.evaluate.Answered;

/**
 * Everything a sweep found out about one example.
 *
 * @param position of the example in the order of the run
 * @param passageIndex which passage of the data set it is about
 * @param baseline the answer of the model as it is
 * @param masked the answer under each intervention, in the order of the setup
 */
public record ExampleOutcome(
    int position, int passageIndex, Answered baseline, List<Answered> masked) {
  public ExampleOutcome {
    masked = List.copyOf(masked);
  }
}
