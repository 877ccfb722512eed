package org.zonelens.app.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
          new DeltaTable(
              title,
              part.rows(),
              List.of("ΔEM"),
              singles.stream().map(cell -> cell.intervention().toString()).toList(),
              Map.of()),
          singles);
    }
    SweepGrid grid =
        table
            .grid(by.get())
            .orElseThrow(() -> new IllegalArgumentException("no masks by " + part.id()));
    List<String> zones = grid.zones().stream().map(SweepDeltas::name).toList();
    if (part == SweepPart.LAYER_HEAD) {
      return panels(grid, title, zones, table.provenance().heads());
    }
    List<String> rows = grid.scopes().stream().map(SweepDeltas::name).toList();
    return of(new DeltaTable(title, part.rows(), zones, rows, Map.of()), grid.cells());
  }

  /** Layers by heads for each zone. */
  private static SweepDeltas panels(SweepGrid grid, String title, List<String> zones, int heads) {
    int layers = grid.scopes().size() / heads;
    List<String> columns = new ArrayList<>();
    List<SweepCell> cells = new ArrayList<>();
    for (int zone = 0; zone < zones.size(); zone++) {
      for (int head = 0; head < heads; head++) {
        columns.add(Integer.toString(head));
        for (int layer = 0; layer < layers; layer++) {
          cells.add(grid.at(zone, layer * heads + head));
        }
      }
    }
    List<String> rows = IntStream.range(0, layers).mapToObj(Integer::toString).toList();
    return of(
        new DeltaTable(title, SweepPart.LAYER_HEAD.rows(), zones, columns, rows, Map.of()), cells);
  }

  /** Fills a table with cells, column by column, in each the rows. */
  private static SweepDeltas of(DeltaTable empty, List<SweepCell> cells) {
    int rows = empty.rows().size();
    Map<Place, Delta> deltas = new HashMap<>();
    Map<Place, Intervention> masks = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      SweepCell cell = cells.get(i);
      Place place = new Place(i / rows, i % rows);
      masks.put(place, cell.intervention());
      if (cell.n() > 0) {
        deltas.put(place, new Delta(cell.deltaEm(), cell.low(), cell.high(), cell.n()));
      }
    }
    return new SweepDeltas(
        new DeltaTable(
            empty.title(), empty.kind(), empty.groups(), empty.zones(), empty.rows(), deltas),
        masks);
  }

  /** As the field writes them: Q2P, but diagonal. */
  public static String name(Zone zone) {
    return zone.toString().matches("[qp]2[qp]?")
        ? zone.toString().toUpperCase(Locale.ROOT)
        : zone.toString();
  }

  /** A layer's number or a head's, where all have one or the other. */
  private static String name(Scope scope) {
    if (scope.equals(Scope.EVERYWHERE)) {
      return "*";
    }
    return scope.layers().indexes() instanceof IndexSet.Some
        ? scope.layers().indexes().toString()
        : scope.heads().indexes().toString();
  }
}
