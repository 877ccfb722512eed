package org.zonelens.app.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;

/** A sweep's table as charts take it. */
public final class SweepDeltas {
  private SweepDeltas() {}

  /** The changes of EM; cells without a finished question are missing. */
  public static DeltaTable of(SweepTable table, String title) {
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
        zones.stream().map(SweepDeltas::name).toList(),
        scopes.stream().map(SweepDeltas::name).toList(),
        cells);
  }

  /** The changes of EM under the names of model and data set. */
  public static DeltaTable of(SweepTable table) {
    return of(table, table.provenance().model() + " – " + table.provenance().data());
  }

  /** As the field writes them: Q2P, but diagonal. */
  private static String name(Zone zone) {
    return zone.toString().matches("[qp]2[qp]?")
        ? zone.toString().toUpperCase(Locale.ROOT)
        : zone.toString();
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
