package org.zonelens.app.window.charts;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.figure.SweepDeltas;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;

/** Makes figures of the sweep's table and exports them. */
public final class ChartsViewModel {
  private final JobRunner jobs;
  private final Notices notices;
  private final ObjectProperty<SweepFigure> kind = new SimpleObjectProperty<>(SweepFigure.DELTA_EM);
  private final ReadOnlyObjectWrapper<Optional<DeltaTable>> table =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final IntegerProperty row = new SimpleIntegerProperty();
  private Locale locale = Locale.ENGLISH;

  public ChartsViewModel(
      ObservableValue<Optional<SweepTable>> sweep, JobRunner jobs, Notices notices) {
    this.jobs = jobs;
    this.notices = notices;
    sweep.subscribe(
        now ->
            table.set(
                now.filter(each -> each.done() > 0)
                    .map(each -> SweepDeltas.of(each, title(each)))));
  }

  public ObjectProperty<SweepFigure> kindProperty() {
    return kind;
  }

  /** The row of the table that bars show. */
  public IntegerProperty rowProperty() {
    return row;
  }

  /** What is charted; empty while there is no sweep. */
  public ReadOnlyObjectProperty<Optional<DeltaTable>> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The language of figures. */
  void setLocale(Locale locale) {
    this.locale = locale;
  }

  /** A file name for the figure, with the ending of the format to begin with. */
  public String suggestedName() {
    return "delta-em-" + Named.key(kind.get()) + ".svg";
  }

  /**
   * Writes the figure as it is now, on white whatever the window's theme.
   *
   * @param file its ending says the format: .svg, .pdf or .png
   */
  public void export(Path file) {
    Optional<DeltaTable> shown = table.get();
    SweepFigure figure = kind.get();
    Locale language = locale;
    int place = row.get();
    shown.ifPresent(
        deltas ->
            jobs.start(
                Message.of("task.export", file.getFileName()),
                _ -> {
                  Export.write(file, figure.on(deltas, place, language), FigureSize.DEFAULT);
                  return file;
                },
                written -> notices.done(Message.of("charts.exported", written))));
  }

  private static String title(SweepTable table) {
    return "%s · %s · n = %d"
        .formatted(table.provenance().model(), table.provenance().data(), table.done());
  }
}
