package org.zonelens.analysis.sweep;

import java.nio.file.Path;
import java.util.List;
import org.zonelens.analysis.zone.Scope;

/**
 * One row per intervention and everything about it in columns, for statistics programs. Scores are
 * in percent, differences in percentage points; a field is empty where nothing is known.
 */
public final class TidyTable {
  private static final List<String> HEADER =
      List.of(
          "model",
          "data",
          "zone",
          "layers",
          "heads",
          "operator",
          "convention",
          "n",
          "em",
          "f1",
          "delta_em",
          "delta_em_low",
          "delta_em_high",
          "p_value",
          "p_adjusted",
          "fixed",
          "broken");

  private TidyTable() {}

  /**
   * Writes a table of a sweep.
   *
   * @throws org.zonelens.analysis.fault.InputException if the file cannot be written
   */
  public static void write(SweepTable table, Path file) {
    rows(table).write(file);
  }

  static CsvFile rows(SweepTable table) {
    Provenance provenance = table.provenance();
    CsvFile csv = new CsvFile();
    csv.row(HEADER);
    for (SweepCell cell : table.cells()) {
      Scope scope = cell.intervention().scope();
      csv.row(
          List.of(
              provenance.model(),
              provenance.data(),
              cell.intervention().zone().toString(),
              scope.layers().indexes().toString(),
              scope.heads().indexes().toString(),
              cell.intervention().operator().toString(),
              provenance.convention().id(),
              Integer.toString(cell.n()),
              CsvFile.number("%.4f", cell.em()),
              CsvFile.number("%.4f", cell.f1()),
              CsvFile.number("%.4f", cell.deltaEm()),
              CsvFile.number("%.4f", cell.low()),
              CsvFile.number("%.4f", cell.high()),
              CsvFile.number("%.6g", cell.pValue()),
              CsvFile.number("%.6g", cell.pAdjusted()),
              Integer.toString(cell.fixed()),
              Integer.toString(cell.broken())));
    }
    return csv;
  }
}
