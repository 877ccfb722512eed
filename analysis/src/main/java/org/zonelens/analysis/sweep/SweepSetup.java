package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;

/**
 * A sweep made ready: where everything comes from, what is tried, and on which examples.
 *
 * @param interventions in the order of the tables; stored outcomes refer to it
 * @param order the examples in the order of the run; stored outcomes refer to it
 */
public record SweepSetup(
    Provenance provenance, List<Intervention> interventions, List<Example> order) {
  public SweepSetup {
    interventions = List.copyOf(interventions);
    order = List.copyOf(order);
  }

  /**
   * Shuffles the data set and then applies the limit, so that a limited or interrupted sweep is a
   * random sample of the whole; an equal seed and a larger limit add examples to the same ones.
   *
   * @throws org.zonelens.analysis.fault.InputException if an intervention names a layer or head
   *     that the model does not have
   */
  public static SweepSetup of(
      ModelCard card, Dataset dataset, SweepPlan plan, SweepSettings settings) {
    for (Intervention each : plan.interventions()) {
      Masking.of(plan.convention(), each).requireWithin(card.layers(), card.heads());
    }
    List<Example> order = new ArrayList<>(dataset.examples());
    Collections.shuffle(order, new Random(settings.seed()));
    int limit = Math.min(order.size(), settings.limit().orElse(order.size()));
    return new SweepSetup(
        Provenance.of(card, dataset, plan, settings),
        plan.interventions(),
        order.subList(0, limit));
  }
}
