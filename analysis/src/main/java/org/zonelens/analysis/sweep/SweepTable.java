package org.zonelens.analysis.sweep;

import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;

/**
 * What a sweep has found so far: the baseline and one cell per intervention, all over the same
 * examples.
 *
 * @param done examples finished
 * @param total examples asked for
 * @param em the baseline's exact match in percent; NaN while nothing is finished
 * @param f1 the baseline's F1 in percent; NaN while nothing is finished
 * @param cells in the order of the plan
 */
public record SweepTable(
    Provenance provenance, int done, int total, double em, double f1, List<SweepCell> cells) {
  public SweepTable {
    cells = List.copyOf(cells);
  }

  public boolean isComplete() {
    return done == total;
  }

  /** The zones masked, in the order of the plan. */
  public List<Zone> zones() {
    return cells.stream().map(cell -> cell.intervention().zone()).distinct().toList();
  }

  /** The scopes masked, in the order of the plan. */
  public List<Scope> scopes() {
    return cells.stream().map(cell -> cell.intervention().scope()).distinct().toList();
  }

  public Optional<SweepCell> cell(Intervention intervention) {
    return cells.stream().filter(cell -> cell.intervention().equals(intervention)).findFirst();
  }

  /** The first cell of a zone and scope, whatever its operator. */
  public Optional<SweepCell> cell(Zone zone, Scope scope) {
    return cells.stream()
        .filter(cell -> cell.intervention().zone().equals(zone))
        .filter(cell -> cell.intervention().scope().equals(scope))
        .findFirst();
  }
}
