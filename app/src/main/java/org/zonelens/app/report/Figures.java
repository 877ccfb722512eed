package org.zonelens.app.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;

/** The figures of a report, as drawn elsewhere, each for a light and for a dark page. */
record Figures(SweepTable table, Locale locale) {
  private static final int WIDTH = 800;
  private static final int TALLEST = 6000;

  /** One of them: a part of the sweep as a kind of figure. */
  record Picture(SweepFigure figure, SweepPart part) {
    String id() {
      return figure.id() + "." + part.id();
    }
  }

  /** What suits the table; nothing while there is nothing to draw. */
  List<Picture> pictures() {
    return table.done() == 0
        ? List.of()
        : SweepPart.of(table).stream().flatMap(Figures::pictures).toList();
  }

  private static Stream<Picture> pictures(SweepPart part) {
    return switch (part) {
      case LAYER ->
          Stream.of(
              new Picture(SweepFigure.DELTA_EM, part),
              new Picture(SweepFigure.DELTA_EM_LINES, part));
      case HEAD, LAYER_HEAD, MASKS -> Stream.of(new Picture(SweepFigure.DELTA_EM, part));
      case WHOLE -> Stream.of(new Picture(SweepFigure.DELTA_EM_BARS, part));
    };
  }

  String svg(Picture picture, ChartTheme theme) {
    DeltaTable deltas = picture.figure().deltas(table, picture.part(), "").table();
    return Export.svgElement(
        picture.figure().on(deltas, 0, theme, locale),
        new FigureSize(WIDTH, height(picture.figure(), deltas), 1),
        picture.id() + "." + theme.name().toLowerCase(Locale.ROOT) + ".");
  }

  private static int height(SweepFigure figure, DeltaTable deltas) {
    long rows = deltas.rows().size();
    // Few rows may be tall; in many their values must still be readable.
    long row = rows <= 8 ? 40 : rows <= 48 ? 26 : 16;
    return figure == SweepFigure.DELTA_EM ? Math.clamp(110 + row * rows, 180, TALLEST) : 400;
  }
}
