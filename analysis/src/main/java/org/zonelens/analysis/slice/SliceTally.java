package org.zonelens.analysis.slice;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.SweepTally;
import org.zonelens.analysis.zone.Intervention;

/** Counts outcomes into a table per slice. */
public final class SliceTally {
  private final Slicing slicing;
  private final Provenance provenance;
  private final List<Intervention> interventions;
  private final List<ExampleFacts> facts;
  private final SortedMap<String, SweepTally> tallies;

  /**
   * @param facts about every example of the sweep, in the order of the run
   */
  public SliceTally(
      Slicing slicing,
      Provenance provenance,
      List<Intervention> interventions,
      List<ExampleFacts> facts) {
    this.slicing = slicing;
    this.provenance = provenance;
    this.interventions = List.copyOf(interventions);
    this.facts = List.copyOf(facts);
    this.tallies = new TreeMap<>(Comparator.comparingInt(slicing.slices()::indexOf));
  }

  /**
   * Counts one more example.
   *
   * @throws IllegalArgumentException if its position is none of the run
   */
  public void add(ExampleOutcome outcome) {
    if (outcome.position() < 0 || outcome.position() >= facts.size()) {
      throw new IllegalArgumentException("example " + outcome.position() + " of " + facts.size());
    }
    String slice = slicing.slice(facts.get(outcome.position()), outcome.baseline().score().exact());
    tallies.computeIfAbsent(slice, _ -> tally()).add(outcome);
  }

  private SweepTally tally() {
    return new SweepTally(provenance, interventions, facts.size());
  }

  /** The slices that have any question, in the order of the slicing. */
  public List<Slice> slices() {
    return tallies.entrySet().stream()
        .map(each -> new Slice(each.getKey(), whole(each.getValue().table())))
        .toList();
  }

  /** How many questions a slice will have in the end is not known before they are answered. */
  private SweepTable whole(SweepTable table) {
    List<SweepCell> cells =
        slicing.isTestable()
            ? table.cells()
            : table.cells().stream().map(SweepCell::untested).toList();
    return new SweepTable(
        table.provenance(), table.done(), table.done(), table.em(), table.f1(), cells);
  }
}
