package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.zonelens.analysis.sweep.Ending;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;

/** What a sweep found, for the terminal: ΔEM, one row per scope and one column per zone. */
final class SweepReport {
  private SweepReport() {}

  static void print(Terminal terminal, JsonOption json, Path session, SweepResult result) {
    SweepTable table = result.table();
    ObjectNode object =
        JsonOption.object()
            .put("model", table.provenance().model())
            .put("data", table.provenance().data())
            .put("session", session.toString())
            .put("examples", table.done())
            .put("of", table.total())
            .put("exact", JsonOption.number(table.em()))
            .put("f1", JsonOption.number(table.f1()))
            .put("computed", result.computed())
            .put("proven", result.proven())
            .put("seconds", result.seconds())
            .put("ending", result.ending().id());
    addCells(object, table);
    String summary =
        terminal.text(
            "sweep.result",
            table.provenance().model(),
            table.provenance().data(),
            table.em(),
            table.f1(),
            table.done(),
            table.total(),
            result.seconds(),
            session);
    json.print(terminal, object, summary + lines(table, 10, SweepReport::change));
    if (result.ending() == Ending.PRECISE_ENOUGH) {
      terminal.say("sweep.precise");
    }
  }

  /** Everything about every intervention. */
  static void addCells(ObjectNode object, SweepTable table) {
    var cells = object.putArray("cells");
    for (SweepCell cell : table.cells()) {
      cells
          .addObject()
          .put("mask", cell.intervention().toString())
          .put("em", JsonOption.number(cell.em()))
          .put("f1", JsonOption.number(cell.f1()))
          .put("delta_em", JsonOption.number(cell.deltaEm()))
          .put("delta_em_low", JsonOption.number(cell.low()))
          .put("delta_em_high", JsonOption.number(cell.high()))
          .put("p_value", JsonOption.number(cell.pValue()))
          .put("p_adjusted", JsonOption.number(cell.pAdjusted()))
          .put("fixed", cell.fixed())
          .put("broken", cell.broken())
          .put("delta_f1", JsonOption.number(cell.deltaF1()))
          .put("delta_f1_low", JsonOption.number(cell.f1Interval().low()))
          .put("delta_f1_high", JsonOption.number(cell.f1Interval().high()))
          .put("p_bh", JsonOption.number(cell.pBh()));
    }
  }

  private static String change(SweepCell cell) {
    return String.format(Locale.ROOT, "%+.2f", cell.deltaEm());
  }

  /** A change and, if it is known, its interval. */
  static String withInterval(SweepCell cell) {
    return cell.interval().isKnown()
        ? String.format(
            Locale.ROOT, "%+.1f [%+.1f, %+.1f]", cell.deltaEm(), cell.low(), cell.high())
        : String.format(Locale.ROOT, "%+.1f", cell.deltaEm());
  }

  /** A line per scope, a column per zone. */
  static String lines(SweepTable table, int width, Function<SweepCell, String> text) {
    StringBuilder lines = new StringBuilder(String.format("%n%-12s", "ΔEM"));
    String column = "%" + width + "s";
    table.zones().forEach(zone -> lines.append(String.format(column, zone)));
    for (Scope scope : table.scopes()) {
      String name = scope.equals(Scope.EVERYWHERE) ? "·" : scope.toString();
      lines.append(String.format("%n%-12s", name));
      for (Zone zone : table.zones()) {
        lines.append(String.format(column, table.cell(zone, scope).map(text).orElse("–")));
      }
    }
    return lines.toString();
  }
}
