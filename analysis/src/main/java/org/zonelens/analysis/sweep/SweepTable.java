package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;
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

  /**
   * The zones that were masked in every place of one kind, by the operator of the plan: a mask that
   * was tried besides, or by another operator, is in no such picture.
   *
   * @return empty if the plan had no such part
   */
  public Optional<SweepGrid> grid(By by) {
    long places = by.count(provenance.layers(), provenance.heads());
    // What a session says about its model may be wrong: nothing is made larger than the table.
    if (!provenance.by().contains(by) || places < 1 || places > cells.size()) {
      return Optional.empty();
    }
    Operator operator = cells.getFirst().intervention().operator();
    Map<Intervention, SweepCell> known = new HashMap<>();
    cells.forEach(cell -> known.put(cell.intervention(), cell));
    List<Scope> scopes = by.scopes(provenance.layers(), provenance.heads());
    List<Zone> whole = new ArrayList<>();
    List<SweepCell> found = new ArrayList<>();
    for (Zone zone : zones()) {
      List<SweepCell> column =
          scopes.stream()
              .map(scope -> new Intervention(zone, scope, operator))
              .flatMap(each -> Optional.ofNullable(known.get(each)).stream())
              .toList();
      if (column.size() == scopes.size()) {
        whole.add(zone);
        found.addAll(column);
      }
    }
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(new SweepGrid(by, whole, scopes, found));
  }

  /** The pictures that the plan asked for, in its order. */
  public List<SweepGrid> grids() {
    return provenance.by().stream().flatMap(by -> grid(by).stream()).toList();
  }

  /** The cells of masks that were tried singly, in no picture. */
  public List<SweepCell> singles() {
    Set<SweepCell> others = new LinkedHashSet<>(cells);
    grids().forEach(grid -> grid.cells().forEach(others::remove));
    return List.copyOf(others);
  }

  /**
   * The zones of the plan: those in the pictures of all of its parts. A mask that was tried singly
   * may complete the picture of one part, such as that of the whole model.
   */
  public List<Zone> plannedZones() {
    List<SweepGrid> grids = grids();
    return grids.isEmpty() || grids.size() < provenance.by().size()
        ? List.of()
        : zones().stream()
            .filter(zone -> grids.stream().allMatch(grid -> grid.zones().contains(zone)))
            .toList();
  }

  /** What was tried besides the planned zones in the parts of the plan, in its order. */
  public List<Intervention> besidesPlan() {
    Set<Intervention> others = new LinkedHashSet<>();
    cells.forEach(cell -> others.add(cell.intervention()));
    List<Zone> planned = plannedZones();
    for (SweepGrid grid : grids()) {
      grid.cells().stream()
          .map(SweepCell::intervention)
          .filter(mask -> planned.contains(mask.zone()))
          .forEach(others::remove);
    }
    return List.copyOf(others);
  }

  public Optional<SweepCell> cell(Intervention intervention) {
    return cells.stream().filter(cell -> cell.intervention().equals(intervention)).findFirst();
  }
}
