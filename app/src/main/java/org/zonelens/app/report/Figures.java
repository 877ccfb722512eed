package org.zonelens.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;

/** The figures of a report, as drawn elsewhere, each for a light and for a dark page. */
final class Figures {
  private static final int WIDTH = 800;
  private static final int TALLEST = 6000;

  private Figures() {}

  /** One figure. */
  record Shown(SweepFigure figure, SweepPart part) {
    /** Unique in a report. */
    String id() {
      return figure.id() + "-" + part.id();
    }
  }

  /** What suits the table; nothing while there is nothing to draw. */
  static List<Shown> of(SweepTable table) {
    List<Shown> figures = new ArrayList<>();
    if (table.done() == 0) {
      return figures;
    }
    for (SweepPart part : SweepPart.of(table)) {
      switch (part) {
        case WHOLE -> figures.add(new Shown(SweepFigure.DELTA_EM_BARS, part));
        case LAYER -> {
          figures.add(new Shown(SweepFigure.DELTA_EM, part));
          figures.add(new Shown(SweepFigure.DELTA_EM_LINES, part));
        }
        case HEAD, LAYER_HEAD, MASKS -> figures.add(new Shown(SweepFigure.DELTA_EM, part));
      }
    }
    return figures;
  }

  static String svg(Shown shown, SweepTable table, ChartTheme theme, Locale locale) {
    DeltaTable deltas = shown.figure().deltas(table, shown.part(), "").table();
    return Export.svgElement(
        shown.figure().on(deltas, 0, theme, locale),
        new FigureSize(WIDTH, height(shown.figure(), deltas), 1),
        shown.id() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-");
  }

  private static int height(SweepFigure figure, DeltaTable deltas) {
    int rows = deltas.rows().size();
    return figure == SweepFigure.DELTA_EM
        ? Math.clamp(110L + (rows > 48 ? 16L : 26L) * rows, 300, TALLEST)
        : 400;
  }
}
