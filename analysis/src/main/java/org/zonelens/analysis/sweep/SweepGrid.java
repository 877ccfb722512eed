package org.zonelens.analysis.sweep;

import java.util.List;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;

/**
 * The cells of a sweep that make one picture: every zone in every place of one kind, all by the
 * same operator.
 *
 * @param zones the columns, in the order of the plan
 * @param scopes the rows, in ascending order
 * @param cells zone by zone, in each the scopes
 */
public record SweepGrid(By by, List<Zone> zones, List<Scope> scopes, List<SweepCell> cells) {
  public SweepGrid {
    zones = List.copyOf(zones);
    scopes = List.copyOf(scopes);
    cells = List.copyOf(cells);
    if (cells.size() != zones.size() * scopes.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d zones x %d scopes".formatted(cells.size(), zones.size(), scopes.size()));
    }
  }

  /** The cell in a column and a row, both counted from 0. */
  public SweepCell at(int zone, int scope) {
    return cells.get(zone * scopes.size() + scope);
  }
}
