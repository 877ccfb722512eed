package org.zonelens.app.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;

/**
 * Columns and rows as in the published figure: ALL, Q2, Q2P, P2Q, P2 and then the others, layers
 * counted from 1.
 */
final class PublishedLayout {
  /** What the published code calls "all" is beside what it was meant to be. */
  private static final List<String> COLUMNS =
      List.of("ALL", "PUBLISHED-ALL", "Q2", "Q2P", "P2Q", "P2");

  private PublishedLayout() {}

  /** Arranges a part by layer. */
  static SweepDeltas of(SweepDeltas deltas) {
    DeltaTable given = deltas.table();
    List<String> names = given.zones().stream().map(zone -> zone.toUpperCase(Locale.ROOT)).toList();
    List<Integer> order =
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparingInt(zone -> rank(names.get(zone))))
            .toList();
    Map<Place, Delta> cells = new HashMap<>();
    Map<Place, Intervention> masks = new HashMap<>();
    deltas.masks().forEach((place, mask) -> masks.put(moved(place, order), mask));
    given.cells().forEach((place, delta) -> cells.put(moved(place, order), delta));
    List<String> rows = new ArrayList<>();
    for (int layer = 1; layer <= given.rows().size(); layer++) {
      rows.add(Integer.toString(layer));
    }
    DeltaTable arranged =
        new DeltaTable(
            given.title(), given.kind(), order.stream().map(names::get).toList(), rows, cells);
    return new SweepDeltas(arranged, masks);
  }

  private static int rank(String name) {
    int published = COLUMNS.indexOf(name);
    return published < 0 ? COLUMNS.size() : published;
  }

  private static Place moved(Place place, List<Integer> order) {
    return new Place(order.indexOf(place.zone()), place.row());
  }
}
