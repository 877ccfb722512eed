package org.zonelens.analysis.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.sweep.CsvFile;
import org.zonelens.analysis.zone.Intervention;

/**
 * A ledger as a table for statistics programs: a row per mask, those of one side only with empty
 * fields. Layers count from 0, as everywhere in this program.
 */
public final class LedgerFile {
  private static final List<String> HEADER =
      List.of(
          "mask",
          "zone",
          "layer",
          "measure",
          "published",
          "ours",
          "difference",
          "low",
          "high",
          "covered",
          "standing");

  private LedgerFile() {}

  /**
   * Writes it.
   *
   * @param tolerance in points, of what stands {@code within}
   * @throws org.zonelens.analysis.fault.InputException if the file cannot be written
   */
  public static void write(Ledger ledger, double tolerance, Path file) {
    CsvFile csv = new CsvFile();
    csv.row(HEADER);
    for (LedgerEntry entry : ledger.entries()) {
      List<String> row = new ArrayList<>(names(ledger, entry.mask()));
      row.add(points(entry.published()));
      row.add(points(entry.ours()));
      row.add(points(entry.difference()));
      row.add(points(entry.interval().low()));
      row.add(points(entry.interval().high()));
      row.add(entry.interval().isKnown() ? Boolean.toString(entry.covers()) : "");
      row.add(entry.within(tolerance) ? "within" : "beyond");
      csv.row(row);
    }
    ledger.notOurs().forEach(mask -> csv.row(alone(ledger, mask, "not-in-session")));
    ledger.notTheirs().forEach(mask -> csv.row(alone(ledger, mask, "not-in-file")));
    csv.write(file);
  }

  private static List<String> alone(Ledger ledger, Intervention mask, String standing) {
    List<String> row = new ArrayList<>(names(ledger, mask));
    while (row.size() < HEADER.size() - 1) {
      row.add("");
    }
    row.add(standing);
    return row;
  }

  private static List<String> names(Ledger ledger, Intervention mask) {
    return List.of(
        mask.toString(),
        mask.zone().toString(),
        mask.scope().layers().indexes().toString(),
        ledger.measure().id());
  }

  private static String points(double value) {
    return CsvFile.number("%.4f", value);
  }
}
