package org.zonelens.analysis.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.zonelens.analysis.zone.Scope;

/**
 * One row per intervention and everything about it in columns, for statistics programs. Scores are
 * in percent, differences in percentage points; a field is empty where nothing is known. {@code
 * p_adjusted} is Holm's. Programs go by the columns' order: new ones come at the end.
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
          "broken",
          "delta_f1",
          "delta_f1_low",
          "delta_f1_high",
          "p_bh");

  private TidyTable() {}

  /**
   * Writes a table of a sweep.
   *
   * @throws org.zonelens.analysis.fault.InputException if the file cannot be written
   */
  public static void write(SweepTable table, Path file) {
    rows(table).write(file);
  }

  /**
   * Writes the tables of a sweep's slices below each other, with the slices' names in a first
   * column, "slice".
   *
   * @throws org.zonelens.analysis.fault.InputException if the file cannot be written
   */
  public static void write(SequencedMap<String, SweepTable> slices, Path file) {
    CsvFile csv = new CsvFile();
    csv.row(after("slice", HEADER));
    slices.forEach(
        (name, table) -> table.cells().forEach(cell -> csv.row(after(name, fields(table, cell)))));
    csv.write(file);
  }

  private static List<String> after(String first, List<String> others) {
    List<String> fields = new ArrayList<>(List.of(first));
    fields.addAll(others);
    return fields;
  }

  static CsvFile rows(SweepTable table) {
    CsvFile csv = new CsvFile();
    csv.row(HEADER);
    table.cells().forEach(cell -> csv.row(fields(table, cell)));
    return csv;
  }

  private static List<String> fields(SweepTable table, SweepCell cell) {
    Provenance provenance = table.provenance();
    Scope scope = cell.intervention().scope();
    return List.of(
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
        Integer.toString(cell.broken()),
        CsvFile.number("%.4f", cell.deltaF1()),
        CsvFile.number("%.4f", cell.f1Interval().low()),
        CsvFile.number("%.4f", cell.f1Interval().high()),
        CsvFile.number("%.6g", cell.pBh()));
  }
}
