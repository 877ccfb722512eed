package org.zonelens.analysis.ledger;

import java.util.List;
import org.zonelens.analysis.zone.NamedZone;

/**
 * A table of published results, a number for each of some zones in each of some layers.
 *
 * @param file where they were read
 * @param measure what the numbers are
 * @param unit how the file wrote them
 * @param numbered whether the file numbers its layers; else they are its rows, numbered from 0
 * @param ignored names of columns that are no zones
 * @param cells in the order of the file
 */
public record PublishedTable(
    String file,
    Measure measure,
    Unit unit,
    boolean numbered,
    List<String> ignored,
    List<Cell> cells) {
  public PublishedTable {
    ignored = List.copyOf(ignored);
    cells = List.copyOf(cells);
  }

  /**
   * One number.
   *
   * @param layer as the file numbers it, from 0 or from 1
   * @param value in percent or percentage points
   */
  public record Cell(NamedZone zone, int layer, double value) {}

  /**
   * This table with its column {@code all} taken for what the published code makes of it, the zone
   * {@code published-all}; as it is if it has such a column already.
   */
  public PublishedTable allAsPublished() {
    if (cells.stream().anyMatch(cell -> cell.zone() == NamedZone.PUBLISHED_ALL)) {
      return this;
    }
    List<Cell> renamed =
        cells.stream()
            .map(
                cell ->
                    cell.zone() == NamedZone.ALL
                        ? new Cell(NamedZone.PUBLISHED_ALL, cell.layer(), cell.value())
                        : cell)
            .toList();
    return new PublishedTable(file, measure, unit, numbered, ignored, renamed);
  }

  /**
   * The number that the file calls a model's first layer by. A file with a layer 0 counts from 0.
   * One without it counts from 1 if it names as many layers as the model has, or begins with 1.
   *
   * @param layers the model's number of layers
   */
  public int firstLayer(int layers) {
    int least = cells.stream().mapToInt(Cell::layer).min().orElse(0);
    int greatest = cells.stream().mapToInt(Cell::layer).max().orElse(0);
    return least > 0 && (greatest == layers || least == 1) ? 1 : 0;
  }
}
