package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import org.zonelens.analysis.evaluate.SampleComparison;
import org.zonelens.analysis.sweep.Ending;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepTable;

/** What a sweep found, for the terminal and for programs. */
final class SweepReport {
  private SweepReport() {}

  /**
   * Prints the result.
   *
   * @param precision what another precision than fp32 did to a sample's answers
   */
  static void print(
      Terminal terminal,
      JsonOption json,
      Path session,
      SweepResult result,
      Optional<SampleComparison> precision) {
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
            .put("ending", result.ending().id())
            .put("precision", table.provenance().precision().id());
    precision.ifPresent(
        each ->
            object
                .put("precision_differing", each.differing())
                .put("precision_sample", each.questions()));
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
    if (result.proven() > 0) {
      summary +=
          System.lineSeparator()
              + terminal.text("sweep.proven", result.proven(), result.computed() + result.proven());
    }
    json.print(terminal, object, summary + new SweepLines(terminal).of(table));
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
}
