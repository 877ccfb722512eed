package org.zonelens.app.window.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.app.figure.SweepDeltas;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.window.job.Job;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable.Place;
import org.zonelens.viewer.chartview.DeltaChartView;

/** The sweep's table, filling in; a cell that is selected shows what its mask flipped. */
final class SweepResultsView extends StackPane {
  private final SweepViewModel model;
  private final Texts texts;
  private final DeltaChartView chart = Parts.id("sweep-chart", new DeltaChartView());
  private final Label summary = Parts.id("sweep-summary", new Label());
  private final Label left = Parts.styled(new Label(), "note");
  private final ProgressBar progress = Parts.id("sweep-progress", new ProgressBar());
  private final ComboBox<SweepPart> part = Parts.id("sweep-part", new ComboBox<>());
  private final HBox chooser;
  private final HBox running;
  private final VBox pane;
  private final VBox empty;
  private Map<Place, Intervention> masks = Map.of();

  SweepResultsView(
      SweepViewModel model, ObservableValue<Boolean> dark, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    chart.localeProperty().set(texts.locale());
    summary.getStyleClass().add("summary");
    progress.setMaxWidth(Double.MAX_VALUE);
    left.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    running = Parts.toolbar(progress, left);
    part.setConverter(Named.by(each -> texts.get("by." + each.id())));
    part.setOnAction(
        _ -> {
          chart.selectedProperty().set(Optional.empty());
          showPart();
        });
    chooser = Parts.toolbar(Parts.named(texts.get("sweep.part"), part));
    Label file = Parts.note("");
    VBox.setVgrow(chart, Priority.ALWAYS);
    pane = Parts.styled(new VBox(summary, running, chooser, chart, file), "pane");
    empty = Parts.empty(texts.get("sweep.empty"), texts.get("sweep.empty.hint"));
    getChildren().addAll(pane, empty);

    chart.selectedProperty().subscribe(_ -> choose());
    lifetime.follow(model.tableProperty(), _ -> show());
    lifetime.follow(model.runningProperty(), _ -> show());
    lifetime.follow(model.timeLeftProperty(), this::showTimeLeft);
    lifetime.follow(
        model.fileProperty(),
        path -> file.setText(path.map(each -> texts.get("sweep.saved", each)).orElse("")));
    lifetime.follow(dark, on -> chart.themeProperty().set(on ? ChartTheme.DARK : ChartTheme.LIGHT));
  }

  private void choose() {
    chart
        .selectedProperty()
        .get()
        .flatMap(place -> Optional.ofNullable(masks.get(place)))
        .ifPresent(model::showFlips);
  }

  /** Shows the part that is chosen, or the first of another sweep. */
  private void showPart() {
    Optional<SweepDeltas> shown =
        model
            .tableProperty()
            .get()
            .flatMap(
                table ->
                    Optional.ofNullable(part.getValue())
                        .map(each -> SweepDeltas.of(table, each, table.provenance().model())));
    masks = shown.map(SweepDeltas::masks).orElse(Map.of());
    chart.tableProperty().set(shown.map(SweepDeltas::table));
  }

  private void show() {
    Optional<Job> job = model.runningProperty().get();
    Optional<SweepTable> table = model.tableProperty().get();
    boolean anything = job.isPresent() || table.isPresent();
    Parts.present(empty, !anything);
    pane.setVisible(anything);
    Parts.present(running, job.isPresent());
    progress.progressProperty().unbind();
    job.ifPresent(each -> progress.progressProperty().bind(each.progressProperty()));
    chart.setVisible(table.isPresent());
    List<SweepPart> parts = table.map(SweepPart::of).orElse(List.of());
    if (!part.getItems().equals(parts)) {
      part.getItems().setAll(parts);
      part.setValue(parts.isEmpty() ? null : parts.getFirst());
      chart.selectedProperty().set(Optional.empty());
    }
    Parts.present(chooser, parts.size() > 1);
    showPart();
    summary.setText(
        table
            .filter(each -> each.done() > 0)
            .map(this::sentence)
            .orElse(texts.get("sweep.starting")));
  }

  private String sentence(SweepTable table) {
    return texts.get(
        "sweep.summary",
        table.done(),
        table.total(),
        table.em(),
        table.f1(),
        table.provenance().settings().rules().metric().code());
  }

  private void showTimeLeft(Optional<Duration> time) {
    left.setText(
        time.map(
                each ->
                    each.toMinutes() > 0
                        ? texts.get("sweep.minutes-left", each.toMinutes(), each.toSecondsPart())
                        : texts.get("sweep.seconds-left", Math.max(1, each.toSeconds())))
            .orElse(texts.get("sweep.estimating")));
  }
}
