package org.zonelens.app.window.sweep;

import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.text.Texts;
import org.zonelens.app.window.job.Job;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;

/** What to sweep over on the left; on the right the table as it fills, and what flipped. */
public final class SweepView extends SplitPane {
  private final SweepViewModel model;
  private final Texts texts;
  private final DeltaGrid grid;
  private final Label summary = Parts.id("sweep-summary", new Label());
  private final Label left = Parts.styled(new Label(), "note");
  private final ProgressBar progress = Parts.id("sweep-progress", new ProgressBar());
  private final Label file = Parts.styled(new Label(), "note");

  public SweepView(SweepViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    grid = new DeltaGrid(texts, model::showFlips);
    summary.getStyleClass().add("summary");
    ScrollPane form =
        Parts.styled(new ScrollPane(new SweepFormView(model, texts, lifetime)), "plain-scroll");
    form.setFitToWidth(true);
    form.setMinWidth(220);
    form.setMaxWidth(320);
    SplitPane.setResizableWithParent(form, false);
    SplitPane results = new SplitPane(table(lifetime), new FlipsView(model, texts, lifetime));
    results.setOrientation(Orientation.VERTICAL);
    results.setDividerPositions(0.66);
    getItems().addAll(form, results);
    setDividerPositions(0.26);
  }

  private StackPane table(Lifetime lifetime) {
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    HBox running = Parts.toolbar(progress, left);
    ScrollPane scroll = Parts.styled(new ScrollPane(grid), "plain-scroll");
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox pane = Parts.styled(new VBox(summary, running, scroll, file), "pane");
    VBox empty = Parts.empty(texts.get("sweep.empty"), texts.get("sweep.empty.hint"));
    lifetime.follow(
        model.tableProperty(),
        table -> {
          Parts.present(empty, table.isEmpty() && !model.isRunning());
          table.ifPresent(this::show);
          if (table.isEmpty()) {
            summary.setText(texts.get("sweep.starting"));
          }
          scroll.setVisible(table.isPresent());
        });
    lifetime.follow(
        model.runningProperty(),
        job -> {
          Parts.present(running, job.isPresent());
          pane.setVisible(job.isPresent() || model.tableProperty().get().isPresent());
          Parts.present(empty, job.isEmpty() && model.tableProperty().get().isEmpty());
          follow(job);
        });
    lifetime.follow(model.tableProperty(), _ -> pane.setVisible(hasContent()));
    lifetime.follow(model.timeLeftProperty(), this::showTimeLeft);
    lifetime.follow(
        model.fileProperty(),
        path -> file.setText(path.map(each -> texts.get("sweep.saved", each)).orElse("")));
    return new StackPane(pane, empty);
  }

  private boolean hasContent() {
    return model.isRunning() || model.tableProperty().get().isPresent();
  }

  private void follow(Optional<Job> job) {
    progress.progressProperty().unbind();
    job.ifPresent(each -> progress.progressProperty().bind(each.progressProperty()));
  }

  private void show(SweepTable table) {
    grid.show(table);
    summary.setText(
        table.done() == 0
            ? texts.get("sweep.starting")
            : texts.get(
                "sweep.summary",
                table.provenance().model(),
                table.provenance().data(),
                table.done(),
                table.total(),
                table.em(),
                table.f1()));
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
