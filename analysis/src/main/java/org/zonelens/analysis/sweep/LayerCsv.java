package org.zonelens.analysis.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;

/**
 * The layout that the published plotting script reads: a column per zone, a row per layer from 0,
 * exact match in percent with three decimals.
 */
public final class LayerCsv {

  private LayerCsv() {}

  /**
   * Writes a table of a sweep by layer; fields are empty while nothing is finished.
   *
   * @throws InputException if the sweep did not go by layer or the file cannot be written
   */
  public static void write(SweepTable table, Path file) {
    if (table.provenance().by() != By.LAYER) {
      throw new InputException(
          SweepFault.NOT_BY_LAYER, file.toString(), table.provenance().by().id());
    }
    rows(table).write(file);
  }

  static CsvFile rows(SweepTable table) {
    List<Zone> zones = table.zones();
    CsvFile csv = new CsvFile();
    List<String> header = new ArrayList<>(List.of("layer"));
    zones.forEach(zone -> header.add(zone.toString()));
    csv.row(header);
    for (int layer = 0; layer < table.provenance().layers(); layer++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(layer)));
      for (Zone zone : zones) {
        row.add(
            table
                .cell(zone, Scope.layer(layer))
                .map(cell -> CsvFile.number("%.3f", cell.em()))
                .orElse(""));
      }
      csv.row(row);
    }
    return csv;
  }
}
