package org.zonelens.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.session.Flip;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Run;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;

/**
 * All that a report says, read from a session.
 *
 * @param facts of the provenance, by name
 * @param strongest the masks that change EM most, the strongest first
 */
record ReportContent(
    SweepTable table,
    Map<String, String> facts,
    List<Run> runs,
    List<Note> notes,
    List<Strong> strongest) {
  private static final int MASKS = 3;
  private static final int QUESTIONS = 6;

  /** A difference with a smaller adjusted p-value may be pointed out. */
  static final double LEVEL = 0.05;

  ReportContent {
    runs = List.copyOf(runs);
    notes = List.copyOf(notes);
    strongest = List.copyOf(strongest);
  }

  /** A mask and some of the questions that it turned, those first that most masks turn. */
  record Strong(SweepCell cell, List<Turned> questions) {
    Strong {
      questions = List.copyOf(questions);
    }
  }

  /**
   * A question that a mask turned.
   *
   * @param masks how many masks of the sweep turn it
   */
  record Turned(Flip flip, int masks) {}

  static ReportContent of(Session session) {
    SweepTable table = session.table();
    List<SweepCell> changing =
        table.cells().stream()
            .filter(cell -> cell.fixed() + cell.broken() > 0)
            .sorted(Comparator.comparingDouble(cell -> -Math.abs(cell.deltaEm())))
            .limit(MASKS)
            .toList();
    Map<String, Integer> counts = changing.isEmpty() ? Map.of() : session.flipCounts();
    List<Strong> strongest = new ArrayList<>();
    for (SweepCell cell : changing) {
      strongest.add(
          new Strong(
              cell,
              session.flips(cell.intervention()).stream()
                  .map(flip -> new Turned(flip, counts.getOrDefault(flip.id(), 1)))
                  .sorted(Comparator.comparingInt(turned -> -turned.masks()))
                  .limit(QUESTIONS)
                  .toList()));
    }
    return new ReportContent(table, session.facts(), session.runs(), session.notes(), strongest);
  }

  /** By the test, which takes questions for independent, and by the interval, which does not. */
  static boolean isSignificant(SweepCell cell) {
    return cell.pAdjusted() < LEVEL && cell.interval().isKnown() && !cell.interval().contains(0);
  }
}
