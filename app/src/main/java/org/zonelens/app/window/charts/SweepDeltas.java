package org.zonelens.app.window.charts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.window.parts.ZoneNames;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;

/** A sweep's table as charts take it. */
final class SweepDeltas {
  private SweepDeltas() {}

  /** The changes of EM; cells without a finished question are missing. */
  static DeltaTable of(SweepTable table, String title) {
    List<Zone> zones = table.zones();
    List<Scope> scopes = table.scopes();
    Map<Place, Delta> cells = new HashMap<>();
    for (SweepCell cell : table.cells()) {
      if (cell.n() > 0) {
        cells.put(
            new Place(
                zones.indexOf(cell.intervention().zone()),
                scopes.indexOf(cell.intervention().scope())),
            new Delta(cell.deltaEm(), cell.low(), cell.high(), cell.n()));
      }
    }
    return new DeltaTable(
        title,
        zones.stream().map(ZoneNames::of).toList(),
        scopes.stream().map(SweepDeltas::name).toList(),
        cells);
  }

  /** A layer's number, a head's number, or both. */
  private static String name(Scope scope) {
    boolean allLayers = scope.layers().indexes() instanceof IndexSet.All;
    boolean allHeads = scope.heads().indexes() instanceof IndexSet.All;
    if (allHeads) {
      return allLayers ? "*" : scope.layers().indexes().toString();
    }
    String head = "#" + scope.heads().indexes();
    return allLayers ? head : scope.layers().indexes() + head;
  }
}
