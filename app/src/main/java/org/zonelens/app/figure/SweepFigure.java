package org.zonelens.app.figure;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.viewer.chart.ChartFigure;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.ZoneBars;
import org.zonelens.viewer.chart.ZoneLayerChart;
import org.zonelens.viewer.chart.ZoneLines;
import org.zonelens.viewer.chartview.ChartKind;
import org.zonelens.viewer.export.Figure;
import org.zonelens.viewer.palette.ColourScale;

/** The figures that a sweep can be seen as, in the window and in files. */
public enum SweepFigure {
  /** Zones by layers, or by another part of the model, in colours that no value exceeds. */
  DELTA_EM(ChartKind.HEATMAP),
  /** Zones by layers as in Cui et al. (2022): its colours, from -10 to 2 points, layers from 1. */
  PUBLISHED(ChartKind.HEATMAP),
  /** A line per zone over the layers, or over the heads. */
  DELTA_EM_LINES(ChartKind.LINES),
  /** A bar per zone with its interval, for one row of the table. */
  DELTA_EM_BARS(ChartKind.BARS);

  private final ChartKind chart;

  SweepFigure(ChartKind chart) {
    this.chart = chart;
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<SweepFigure> byId(String id) {
    return Arrays.stream(values()).filter(figure -> figure.id().equals(id)).findFirst();
  }

  /** How the window shows it. */
  public ChartKind chart() {
    return chart;
  }

  /** The heatmap's colours; empty fits them to the table. */
  public Optional<ColourScale.Diverging> scale() {
    return this == PUBLISHED ? Optional.of(ColourScale.Diverging.DELTA_EM) : Optional.empty();
  }

  private Set<SweepPart> shows() {
    return switch (this) {
      case DELTA_EM, DELTA_EM_BARS -> EnumSet.allOf(SweepPart.class);
      case PUBLISHED -> EnumSet.of(SweepPart.LAYER);
      case DELTA_EM_LINES -> EnumSet.of(SweepPart.LAYER, SweepPart.HEAD);
    };
  }

  /** The parts of a sweep that it can show; none if the sweep has nothing for it. */
  public List<SweepPart> parts(SweepTable table) {
    return SweepPart.of(table).stream().filter(shows()::contains).toList();
  }

  /**
   * The part of a sweep to show.
   *
   * @param asked empty for the first that it can show
   * @throws InputException if the sweep has nothing for it, or no such part
   */
  public SweepPart part(SweepTable table, Optional<SweepPart> asked) {
    List<SweepPart> parts = parts(table);
    return parts.stream()
        .filter(part -> asked.isEmpty() || asked.get() == part)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    FigureFault.NO_SUCH_PART,
                    id(),
                    asked
                        .filter(shows()::contains)
                        .map(SweepPart::id)
                        .orElseGet(() -> ids(shows())),
                    ids(SweepPart.of(table))));
  }

  private static String ids(Collection<SweepPart> parts) {
    return parts.stream().map(SweepPart::id).collect(Collectors.joining(", "));
  }

  /** What it shows of a part of a sweep. */
  public SweepDeltas deltas(SweepTable table, SweepPart part, String title) {
    SweepDeltas deltas = SweepDeltas.of(table, part, title);
    return this == PUBLISHED ? PublishedLayout.of(deltas) : deltas;
  }

  /** The names of model and data set. */
  public static String title(SweepTable table) {
    return table.provenance().model() + " – " + table.provenance().data();
  }

  /**
   * Makes the figure for a white page.
   *
   * @param row of the table, for figures that show only one; the first if there is no such
   */
  public Figure on(DeltaTable table, int row, Locale locale) {
    return on(table, row, ChartTheme.LIGHT, locale);
  }

  /** The same on the theme's own ground. */
  public Figure on(DeltaTable table, int row, ChartTheme theme, Locale locale) {
    return new ChartFigure(
        switch (chart) {
          case HEATMAP ->
              ZoneLayerChart.of(table, scale().orElseGet(table::fittedScale), theme, locale);
          case LINES -> ZoneLines.of(table, theme, locale);
          case BARS -> ZoneBars.of(table, row < table.rows().size() ? row : 0, theme, locale);
        });
  }
}
