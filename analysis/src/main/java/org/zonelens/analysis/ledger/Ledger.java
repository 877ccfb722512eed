package org.zonelens.analysis.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;

/**
 * Published results against a session's, cell by cell.
 *
 * @param measure what is compared
 * @param firstLayer what the published table calls the first layer
 * @param baseline exact match without masks that published changes are meant against, in percent:
 *     the publication's, or else the session's
 * @param entries what both have, in the order of the published table
 * @param notOurs masks that only the published table has
 * @param notTheirs masks of one whole layer that only the session has
 */
public record Ledger(
    Measure measure,
    int firstLayer,
    double baseline,
    List<LedgerEntry> entries,
    List<Intervention> notOurs,
    List<Intervention> notTheirs) {
  public Ledger {
    entries = List.copyOf(entries);
    notOurs = List.copyOf(notOurs);
    notTheirs = List.copyOf(notTheirs);
  }

  /**
   * Compares exact match, or its changes. Where the baseline of a table of exact match is known,
   * changes are compared: two baselines that differ say nothing about masks.
   *
   * @param session the name of ours, for faults
   * @param baseline the published exact match without masks
   * @param firstLayer what the published table calls the first layer; empty for a guess
   * @throws InputException if the session has no finished question, or the published table has a
   *     layer before the first
   */
  public static Ledger of(
      PublishedTable published,
      SweepTable ours,
      String session,
      OptionalDouble baseline,
      OptionalInt firstLayer) {
    if (ours.done() == 0) {
      throw new InputException(LedgerFault.NOTHING_FINISHED, session);
    }
    boolean changes = published.measure() == Measure.DELTA_EM || baseline.isPresent();
    double published0 = published.measure() == Measure.EM ? baseline.orElse(0) : 0;
    int first = firstLayer.orElseGet(() -> published.firstLayer(ours.provenance().layers()));
    if (published.cells().stream().anyMatch(cell -> cell.layer() < first)) {
      throw new InputException(LedgerFault.LAYER_BELOW_FIRST, published.file());
    }
    Operator operator = ours.cells().getFirst().intervention().operator();
    Map<Intervention, SweepCell> left = layers(ours, operator);
    List<LedgerEntry> entries = new ArrayList<>();
    List<Intervention> notOurs = new ArrayList<>();
    for (PublishedTable.Cell cell : published.cells()) {
      Intervention mask =
          new Intervention(cell.zone(), Scope.layer(cell.layer() - first), operator);
      SweepCell own = left.remove(mask);
      if (own == null) {
        notOurs.add(mask);
      } else {
        entries.add(
            new LedgerEntry(
                mask,
                cell.value() - published0,
                changes ? own.deltaEm() : own.em(),
                changes ? own.interval() : exactMatch(own.interval(), ours)));
      }
    }
    return new Ledger(
        changes ? Measure.DELTA_EM : Measure.EM,
        first,
        baseline.orElse(ours.em()),
        entries,
        notOurs,
        List.copyOf(left.keySet()));
  }

  /**
   * The interval of exact match that one of its changes makes. Unknown unless all questions of the
   * data set are done: the baseline of a sample has an error of its own.
   */
  private static Interval exactMatch(Interval change, SweepTable ours) {
    boolean whole = ours.isComplete() && ours.provenance().settings().limit().isEmpty();
    return whole && change.isKnown()
        ? new Interval(
            Math.clamp(ours.em() + change.low(), 0, 100),
            Math.clamp(ours.em() + change.high(), 0, 100))
        : Interval.UNKNOWN;
  }

  /** The cells of named zones in one whole layer each, by the operator of the plan. */
  private static Map<Intervention, SweepCell> layers(SweepTable table, Operator operator) {
    Map<Intervention, SweepCell> cells = new LinkedHashMap<>();
    for (SweepCell cell : table.cells()) {
      Intervention mask = cell.intervention();
      boolean one =
          mask.scope().layers().indexes() instanceof IndexSet.Some some
              && mask.scope().equals(Scope.layer(some.last()));
      if (one && mask.zone() instanceof NamedZone && mask.operator().equals(operator)) {
        cells.put(mask, cell);
      }
    }
    return cells;
  }

  /** The cells that differ by more than so many points, the worst first. */
  public List<LedgerEntry> beyond(double tolerance) {
    return entries.stream()
        .filter(entry -> !entry.within(tolerance))
        .sorted(Comparator.comparingDouble(entry -> -Math.abs(entry.difference())))
        .toList();
  }

  /** How many of the session's intervals hold the published number. */
  public long covered() {
    return entries.stream().filter(LedgerEntry::covers).count();
  }
}
