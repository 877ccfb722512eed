package org.zonelens.analysis.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.ledger.DelimitedText.Row;
import org.zonelens.analysis.zone.NamedZone;

/**
 * What the columns of a table are, counted from 0.
 *
 * @param layers the column of the layers' numbers; empty if the order of the rows has to do
 * @param zones the columns of zones
 * @param ignored the names of the others
 * @param columns how many there are
 */
record PublishedHeader(
    OptionalInt layers, Map<Integer, NamedZone> zones, List<String> ignored, int columns) {
  private static final Set<String> LAYER_NAMES = Set.of("layer", "layers", "layer-id", "层");

  /** As pandas and others call a column that has no name. */
  private static final Set<String> INDEX_NAMES = Set.of("", "index", "unnamed: 0");

  private static final int SHOWN = 5;

  PublishedHeader {
    zones = Map.copyOf(zones);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads the first row of a table.
   *
   * @throws InputException if it names no zone, or one twice
   */
  static PublishedHeader of(String file, Row row) {
    List<String> names =
        row.fields().stream().map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-')).toList();
    int named =
        names.stream().filter(LAYER_NAMES::contains).map(names::indexOf).findFirst().orElse(-1);
    boolean indexed = named < 0 && INDEX_NAMES.contains(names.getFirst());
    Map<Integer, NamedZone> zones = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      Optional<NamedZone> zone = NamedZone.byId(names.get(column));
      if (zone.isPresent() && zones.containsValue(zone.get())) {
        throw new InputException(
            LedgerFault.ZONE_TWICE, file, row.line(), column + 1, zone.get().id());
      }
      if (zone.isPresent()) {
        zones.put(column, zone.get());
      } else if (column != named && !INDEX_NAMES.contains(names.get(column))) {
        ignored.add(PublishedNumber.shown(row.field(column)));
      }
    }
    if (zones.isEmpty()) {
      String first = String.join(", ", ignored.subList(0, Math.min(SHOWN, ignored.size()))).strip();
      throw new InputException(LedgerFault.NO_ZONE, file, row.line(), first);
    }
    OptionalInt layers =
        named >= 0 ? OptionalInt.of(named) : indexed ? OptionalInt.of(0) : OptionalInt.empty();
    return new PublishedHeader(layers, zones, ignored, names.size());
  }
}
