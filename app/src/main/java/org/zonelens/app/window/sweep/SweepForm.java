package org.zonelens.app.window.sweep;

import java.util.List;
import java.util.OptionalInt;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Zone;

/**
 * What the user asks of a sweep.
 *
 * @param zones in the order of the table's columns
 * @param by the parts of the model in which each of them is masked; empty for none of them
 * @param limit only so many questions, drawn at random; empty for all
 * @param reading how passages are cut and answers decoded
 * @param masks tried singly after the zones, such as those of a session that was opened
 */
public record SweepForm(
    List<Zone> zones,
    List<By> by,
    Operator operator,
    Convention convention,
    OptionalInt limit,
    long seed,
    Reading reading,
    List<Intervention> masks) {

  /** The zones of the published figures, layer by layer, on a sample that takes a minute or two. */
  public static final SweepForm INITIAL =
      new SweepForm(
          SweepPlan.PUBLISHED_ZONES,
          List.of(By.LAYER),
          Operator.EXCLUDE,
          Convention.PUBLISHED,
          OptionalInt.of(200),
          1,
          Reading.Usual.DEFAULT,
          List.of());

  public SweepForm {
    zones = List.copyOf(zones);
    by = List.copyOf(by);
    masks = List.copyOf(masks);
  }

  /** What was asked of a sweep that was run before. */
  static SweepForm of(SweepTable table) {
    Provenance provenance = table.provenance();
    return new SweepForm(
        table.plannedZones(),
        provenance.by(),
        table.cells().stream()
            .map(cell -> cell.intervention().operator())
            .findFirst()
            .orElse(Operator.EXCLUDE),
        provenance.convention(),
        provenance.settings().limit(),
        provenance.settings().seed(),
        new Reading.AsBefore(provenance.settings().rules(), provenance.dataFingerprint()),
        table.besidesPlan());
  }

  /** Whether there is anything to do. */
  boolean isComplete() {
    return !masks.isEmpty() || (!zones.isEmpty() && !by.isEmpty());
  }

  /** What is tried on a model of so many layers and heads. */
  SweepPlan plan(int layers, int heads) {
    return zones.isEmpty() || by.isEmpty()
        ? SweepPlan.of(masks, convention)
        : SweepPlan.of(zones, by, operator, convention, layers, heads).and(masks);
  }

  /** The sweep itself, for a model and a data set. */
  SweepSetup setup(ModelCard card, Dataset dataset) {
    ReadingRules rules = reading.rules(card, dataset);
    return SweepSetup.of(
        card, dataset, plan(card.layers(), card.heads()), new SweepSettings(rules, limit, seed));
  }
}
