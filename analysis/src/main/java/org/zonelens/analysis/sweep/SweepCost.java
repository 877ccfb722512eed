package org.zonelens.analysis.sweep;

import java.util.List;
import org.zonelens.analysis.zone.Intervention;

/**
 * What a sweep costs, foretold from its plan: how often a layer is run on a window. A masking runs
 * the layers from its first one on; the model as it is runs them all, once.
 *
 * @param layers of the model
 * @param planned layers run per window when work is shared
 * @param naive layers run per window when every masking is a whole pass
 */
public record SweepCost(int layers, long planned, long naive) {

  /** Foretells the cost of some interventions and their baseline. */
  public static SweepCost of(List<Intervention> interventions, int layers) {
    long planned = layers;
    for (Intervention each : interventions) {
      planned += layers - each.scope().nextLayer(0, layers);
    }
    return new SweepCost(layers, planned, layers * (interventions.size() + 1L));
  }
}
