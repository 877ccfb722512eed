package org.zonelens.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.figure.SweepDeltas;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;

/** The figures of a report, as drawn elsewhere, each for a light and for a dark page. */
final class Figures {
  private static final int WIDTH = 800;
  private static final int TALLEST = 6000;

  private Figures() {}

  /** What suits the table; nothing while there is nothing to draw. */
  static List<SweepFigure> of(SweepTable table) {
    List<SweepFigure> figures = new ArrayList<>();
    if (table.done() == 0) {
      return figures;
    }
    if (table.scopes().size() == 1) {
      return List.of(SweepFigure.DELTA_EM_BARS);
    }
    figures.add(SweepFigure.DELTA_EM);
    if (table.provenance().by() == By.LAYER) {
      figures.add(SweepFigure.DELTA_EM_LINES);
    }
    return figures;
  }

  static String svg(SweepFigure figure, SweepTable table, ChartTheme theme, Locale locale) {
    DeltaTable deltas = SweepDeltas.of(table, "");
    return Export.svgElement(
        figure.on(deltas, 0, theme, locale),
        new FigureSize(WIDTH, height(figure, deltas), 1),
        figure.id() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-");
  }

  private static int height(SweepFigure figure, DeltaTable deltas) {
    int rows = deltas.rows().size();
    return figure == SweepFigure.DELTA_EM
        ? Math.clamp(110L + (rows > 48 ? 16L : 26L) * rows, 300, TALLEST)
        : 400;
  }
}
