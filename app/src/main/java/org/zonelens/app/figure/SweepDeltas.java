package org.zonelens.app.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepGrid;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;

/**
 * A part of a sweep's table as charts take it.
 *
 * @param table the changes of EM; cells without a finished question are missing
 * @param masks what each of its cells stands for, also those that are missing
 */
public record SweepDeltas(DeltaTable table, Map<Place, Intervention> masks) {
  public SweepDeltas {
    masks = Map.copyOf(masks);
  }

  /**
   * Takes the part out of the table.
   *
   * @throws IllegalArgumentException if the sweep has no such part, see {@link SweepPart#of}
   */
  public static SweepDeltas of(SweepTable table, SweepPart part, String title) {
    Optional<By> by = part.by();
    if (by.isEmpty()) {
      List<SweepCell> singles = table.singles();
      return of(
          title,
          part,
          List.of("ΔEM"),
          singles.stream().map(cell -> cell.intervention().toString()).toList(),
          singles);
    }
    SweepGrid grid =
        table
            .grid(by.get())
            .orElseThrow(() -> new IllegalArgumentException("no masks by " + part.id()));
    return of(
        title,
        part,
        grid.zones().stream().map(SweepDeltas::name).toList(),
        grid.scopes().stream().map(SweepDeltas::name).toList(),
        grid.cells());
  }

  /** Cells column by column, in each the rows. */
  private static SweepDeltas of(
      String title,
      SweepPart part,
      List<String> columns,
      List<String> rows,
      List<SweepCell> cells) {
    Map<Place, Delta> deltas = new HashMap<>();
    Map<Place, Intervention> masks = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      SweepCell cell = cells.get(i);
      Place place = new Place(i / rows.size(), i % rows.size());
      masks.put(place, cell.intervention());
      if (cell.n() > 0) {
        deltas.put(place, new Delta(cell.deltaEm(), cell.low(), cell.high(), cell.n()));
      }
    }
    return new SweepDeltas(new DeltaTable(title, part.rows(), columns, rows, deltas), masks);
  }

  /** As the field writes them: Q2P, but diagonal. */
  public static String name(Zone zone) {
    return zone.toString().matches("[qp]2[qp]?")
        ? zone.toString().toUpperCase(Locale.ROOT)
        : zone.toString();
  }

  /** A layer's number, a head's number, or both. */
  private static String name(Scope scope) {
    boolean allLayers = scope.layers().indexes() instanceof IndexSet.All;
    boolean allHeads = scope.heads().indexes() instanceof IndexSet.All;
    if (allLayers && allHeads) {
      return "*";
    }
    String layer = allLayers ? "" : scope.layers().indexes().toString();
    String head = allHeads ? "" : scope.heads().indexes().toString();
    return allLayers || allHeads ? layer + head : layer + "#" + head;
  }
}
