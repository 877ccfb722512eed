package org.zonelens.analysis.sweep;

import java.util.List;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.zone.Convention;

/**
 * All that a sweep's results depend on, but for the interventions themselves: with the same
 * provenance, the same results. Devices and versions may differ and are noted elsewhere.
 *
 * @param model where the model came from, for people
 * @param family such as {@code bert}
 * @param modelFingerprint tells whether it is the same model, whatever its name
 * @param data the data set's name, for people
 * @param dataFingerprint tells whether it is the same data set, whatever its name
 * @param by the parts of the model in which every zone was masked; empty if single masks were tried
 *     and nothing else
 * @param precision of the answers
 */
public record Provenance(
    String model,
    String family,
    String modelFingerprint,
    int layers,
    int heads,
    String data,
    String dataFingerprint,
    List<By> by,
    Convention convention,
    Precision precision,
    SweepSettings settings) {
  public Provenance {
    by = List.copyOf(by);
  }

  public static Provenance of(
      ModelCard card, Dataset dataset, SweepPlan plan, SweepSettings settings) {
    return new Provenance(
        card.name(),
        card.family(),
        card.fingerprint(),
        card.layers(),
        card.heads(),
        dataset.name(),
        dataset.fingerprint(),
        plan.by(),
        plan.convention(),
        card.precision(),
        settings);
  }
}
