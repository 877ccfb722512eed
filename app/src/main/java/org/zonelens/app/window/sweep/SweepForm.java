package org.zonelens.app.window.sweep;

import java.util.List;
import java.util.OptionalInt;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;

/**
 * What the user asks of a sweep.
 *
 * @param zones in the order of the table's columns
 * @param limit only so many questions, drawn at random; empty for all
 */
public record SweepForm(
    List<NamedZone> zones,
    By by,
    Operator operator,
    Convention convention,
    OptionalInt limit,
    long seed) {

  /** The zones of the published figures, layer by layer, on a sample that takes a minute or two. */
  public static final SweepForm INITIAL =
      new SweepForm(
          List.of(NamedZone.ALL, NamedZone.Q2, NamedZone.Q2P, NamedZone.P2Q, NamedZone.P2),
          By.LAYER,
          Operator.EXCLUDE,
          Convention.PUBLISHED,
          OptionalInt.of(200),
          1);

  public SweepForm {
    zones = List.copyOf(zones);
  }

  /** What was asked of a sweep that was run before. */
  static SweepForm of(SweepTable table) {
    return new SweepForm(
        table.zones().stream()
            .filter(NamedZone.class::isInstance)
            .map(NamedZone.class::cast)
            .toList(),
        table.provenance().by(),
        table.cells().stream()
            .map(cell -> cell.intervention().operator())
            .findFirst()
            .orElse(Operator.EXCLUDE),
        table.provenance().convention(),
        table.provenance().settings().limit(),
        table.provenance().settings().seed());
  }

  /** Whether there is anything to do. */
  boolean isComplete() {
    return !zones.isEmpty();
  }

  /** The sweep itself, for a model and a data set. */
  SweepSetup setup(ModelCard card, Dataset dataset, WindowRule rule) {
    ReadingRules usual = ReadingRules.of(dataset);
    ReadingRules rules = new ReadingRules(rule, usual.decoding(), usual.metric());
    return SweepSetup.of(
        card,
        dataset,
        SweepPlan.of(zones, by, operator, convention, card.layers(), card.heads()),
        new SweepSettings(rules, limit, seed));
  }
}
