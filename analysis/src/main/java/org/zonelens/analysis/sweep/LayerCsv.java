package org.zonelens.analysis.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;

/**
 * The layout that the published plotting script reads: a column per zone, a row per layer from 0,
 * exact match in percent with three decimals.
 */
public final class LayerCsv {

  private LayerCsv() {}

  /**
   * Writes what a sweep found by layer, and nothing else of it; fields are empty while nothing is
   * finished.
   *
   * @throws InputException if the sweep did not go by layer or the file cannot be written
   */
  public static void write(SweepTable table, Path file) {
    SweepGrid layers =
        table
            .grid(By.LAYER)
            .orElseThrow(
                () ->
                    new InputException(
                        SweepFault.NOT_BY_LAYER,
                        file.toString(),
                        By.spell(table.provenance().by())));
    rows(layers).write(file);
  }

  static CsvFile rows(SweepGrid layers) {
    CsvFile csv = new CsvFile();
    List<String> header = new ArrayList<>(List.of("layer"));
    layers.zones().forEach(zone -> header.add(zone.toString()));
    csv.row(header);
    for (int layer = 0; layer < layers.scopes().size(); layer++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(layer)));
      for (int zone = 0; zone < layers.zones().size(); zone++) {
        row.add(CsvFile.number("%.3f", layers.at(zone, layer).em()));
      }
      csv.row(row);
    }
    return csv;
  }
}
