package org.zonelens.app.window.charts;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.figure.FigureSettings;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;

/** Makes figures of the sweep's table and exports them. */
public final class ChartsViewModel {
  private final JobRunner jobs;
  private final Notices notices;
  private final ObjectProperty<SweepFigure> kind = new SimpleObjectProperty<>(SweepFigure.DELTA_EM);
  private final ObservableValue<Optional<SweepTable>> sweep;
  private final ObservableValue<Map<SweepFigure, FigureSettings>> drawn;
  private final BiConsumer<SweepFigure, FigureSettings> note;
  private final ObjectProperty<Optional<SweepPart>> part =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<SweepPart>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<SweepPart>> parts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<DeltaTable>> table =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final IntegerProperty row = new SimpleIntegerProperty();
  private Locale locale = Locale.ENGLISH;

  /**
   * @param sweep what is charted
   * @param drawn how figures of this sweep were drawn before, and are drawn again
   * @param note told how a figure was drawn that was exported
   */
  public ChartsViewModel(
      ObservableValue<Optional<SweepTable>> sweep,
      ObservableValue<Map<SweepFigure, FigureSettings>> drawn,
      BiConsumer<SweepFigure, FigureSettings> note,
      JobRunner jobs,
      Notices notices) {
    this.jobs = jobs;
    this.notices = notices;
    this.sweep = sweep;
    this.drawn = drawn;
    this.note = note;
    sweep.subscribe(_ -> show());
    drawn.subscribe(_ -> drawAgain());
    kind.subscribe(_ -> drawAgain());
    part.subscribe(_ -> show());
  }

  private void drawAgain() {
    FigureSettings before = drawn.getValue().get(kind.get());
    if (before != null) {
      part.set(Optional.of(before.part()));
      row.set(before.row());
    }
    show();
  }

  private void show() {
    Optional<SweepTable> some = sweep.getValue().filter(each -> each.done() > 0);
    SweepFigure figure = kind.get();
    List<SweepPart> offered = some.map(figure::parts).orElse(List.of());
    shown.set(part.get().filter(offered::contains).or(() -> offered.stream().findFirst()));
    parts.set(offered);
    table.set(
        some.flatMap(
            each -> shown.get().map(one -> figure.deltas(each, one, title(each)).table())));
    begun.set(some.isPresent());
  }

  public ObjectProperty<SweepFigure> kindProperty() {
    return kind;
  }

  /** The part of the sweep that is asked for; the first that the figure can show if it cannot. */
  public ObjectProperty<Optional<SweepPart>> partProperty() {
    return part;
  }

  /** The parts of the sweep that the figure can show. */
  public ReadOnlyObjectProperty<List<SweepPart>> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  /** The part that the figure shows. */
  public ReadOnlyObjectProperty<Optional<SweepPart>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whether there is a sweep, be there something in it for the figure or not. */
  public ReadOnlyBooleanProperty begunProperty() {
    return begun.getReadOnlyProperty();
  }

  /** The row of the table that bars show. */
  public IntegerProperty rowProperty() {
    return row;
  }

  /** What is charted; empty while there is no sweep, or nothing in it for the figure. */
  public ReadOnlyObjectProperty<Optional<DeltaTable>> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The language of figures. */
  void setLocale(Locale locale) {
    this.locale = locale;
  }

  /** A file name for the figure, with the ending of the format to begin with. */
  public String suggestedName() {
    return kind.get().id() + ".svg";
  }

  /**
   * Writes the figure as it is now, on white whatever the window's theme.
   *
   * @param file its ending says the format: .svg, .pdf or .png
   */
  public void export(Path file) {
    SweepFigure figure = kind.get();
    Locale language = locale;
    int place = row.get();
    Optional<FigureSettings> settings = shown.get().map(one -> new FigureSettings(one, place));
    table
        .get()
        .ifPresent(
            deltas ->
                jobs.start(
                    Message.of("task.export", file.getFileName()),
                    _ -> {
                      Export.write(file, figure.on(deltas, place, language), FigureSize.DEFAULT);
                      return file;
                    },
                    written -> {
                      notices.done(Message.of("charts.exported", written));
                      settings.ifPresent(each -> note.accept(figure, each));
                    }));
  }

  private static String title(SweepTable table) {
    return "%s · %s · n = %d"
        .formatted(table.provenance().model(), table.provenance().data(), table.done());
  }
}
