package org.zonelens.viewer.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.palette.ColourScale;
import org.zonelens.viewer.palette.Palette;

/**
 * What masks do to EM: a table with a column per zone and a row per layer (or head, or whole
 * model). Cells may be missing while a sweep still runs.
 *
 * @param title of the figure; may be empty
 * @param kind what the rows are
 * @param groups names over as many equal groups of neighbouring columns, such as zones over heads;
 *     empty where each column is a zone
 * @param zones the columns' names
 * @param rows the rows' names, the first layer first
 * @param cells what is known so far
 */
public record DeltaTable(
    String title,
    Kind kind,
    List<String> groups,
    List<String> zones,
    List<String> rows,
    Map<Place, Delta> cells) {

  /** What a row stands for. */
  public enum Kind {
    LAYER,
    HEAD,
    WHOLE,
    /** A mask of its own kind, spelled out; there is one column. */
    MASK;

    /** The last part of its keys in the text bundles. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The title of the rows' axis. */
    String title(Texts texts) {
      return texts.get("rows." + id());
    }
  }

  public DeltaTable {
    groups = List.copyOf(groups);
    zones = List.copyOf(zones);
    rows = List.copyOf(rows);
    cells = Map.copyOf(cells);
    if (!groups.isEmpty() && zones.size() % groups.size() != 0) {
      throw new IllegalArgumentException(
          "%d columns make no %d equal groups".formatted(zones.size(), groups.size()));
    }
    for (Place place : cells.keySet()) {
      if (place.zone() < 0
          || place.zone() >= zones.size()
          || place.row() < 0
          || place.row() >= rows.size()) {
        throw new IllegalArgumentException(
            "%s lies outside %d zones x %d rows".formatted(place, zones.size(), rows.size()));
      }
    }
  }

  /** A table whose columns are zones. */
  public DeltaTable(
      String title, Kind kind, List<String> zones, List<String> rows, Map<Place, Delta> cells) {
    this(title, kind, List.of(), zones, rows, cells);
  }

  /** A table by layer. */
  public DeltaTable(String title, List<String> zones, List<String> rows, Map<Place, Delta> cells) {
    this(title, Kind.LAYER, zones, rows, cells);
  }

  /** How many columns there are under one name, 1 where there are no groups. */
  int groupSize() {
    return groups.isEmpty() ? 1 : zones.size() / groups.size();
  }

  /** A column's whole name, such as P2Q, or P2Q#3 for a head of it. */
  public String column(int zone) {
    return groups.isEmpty()
        ? zones.get(zone)
        : groups.get(zone / groupSize()) + "#" + zones.get(zone);
  }

  /** A column and a row, counted from 0. */
  public record Place(int zone, int row) {}

  /**
   * A change of EM in points.
   *
   * @param low the interval's lower end, NaN if unknown
   * @param high its upper end, NaN if unknown
   * @param n how many questions it is estimated from
   */
  public record Delta(double value, double low, double high, int n) {
    public boolean hasInterval() {
      return !Double.isNaN(low) && !Double.isNaN(high);
    }
  }

  public Optional<Delta> at(int zone, int row) {
    return Optional.ofNullable(cells.get(new Place(zone, row)));
  }

  /** Rows for columns and columns for rows. */
  DeltaTable turned() {
    Map<Place, Delta> turned = new HashMap<>();
    cells.forEach(
        (place, delta) ->
            turned.put(new Place(/* zone= */ place.row(), /* row= */ place.zone()), delta));
    return new DeltaTable(title, kind, /* zones= */ rows, /* rows= */ zones, turned);
  }

  /**
   * A scale around 0 that no value of this table exceeds, at least as wide as the published one:
   * small models lose far more than 10 points.
   */
  public ColourScale.Diverging fittedScale() {
    double low = ColourScale.Diverging.DELTA_EM.low();
    double high = ColourScale.Diverging.DELTA_EM.high();
    for (Delta delta : cells.values()) {
      low = Math.min(low, Math.floor(delta.value() / 5) * 5);
      high = Math.max(high, Math.ceil(delta.value()));
    }
    return new ColourScale.Diverging(Palette.SEISMIC, low, 0, high);
  }
}
