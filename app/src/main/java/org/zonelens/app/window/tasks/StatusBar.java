package org.zonelens.app.window.tasks;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.score.Metric;
import org.zonelens.app.window.job.Job;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.workspace.OpenModel;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.assets.Texts;

/** The bottom line: what is open, where it runs, memory, and what is being worked on. */
public final class StatusBar extends HBox {
  private static final long MEGABYTE = 1 << 20;

  private final Texts texts;
  private final Label model = Parts.id("status-model", new Label());
  private final Label data = Parts.id("status-data", new Label());
  private final Label memory = Parts.styled(new Label(), "status-memory");
  private final Label task = Parts.styled(new Label(), "status-task");
  private final ProgressBar progress = new ProgressBar();
  private final Button tasks = new Button();
  private final TaskList list;
  private final JobRunner jobs;

  public StatusBar(Workspace workspace, JobRunner jobs, Texts texts, Lifetime lifetime) {
    this.texts = texts;
    this.jobs = jobs;
    list = new TaskList(jobs, texts, lifetime);
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    tasks.getStyleClass().addAll("flat", "small");
    tasks.setId("status-tasks");
    tasks.setOnAction(_ -> list.toggle(tasks));
    getChildren().addAll(data, separator(), model, Parts.spring(), task, progress, tasks, memory);

    lifetime.follow(workspace.modelProperty(), this::showModel);
    lifetime.follow(workspace.dataProperty(), this::showData);
    ListChangeListener<Job> change = _ -> showTasks();
    jobs.running().addListener(change);
    lifetime.atEnd(() -> jobs.running().removeListener(change));
    showTasks();
    Timeline clock = new Timeline(new KeyFrame(Duration.seconds(2), _ -> showMemory()));
    clock.setCycleCount(Animation.INDEFINITE);
    clock.play();
    lifetime.atEnd(clock::stop);
    showMemory();
  }

  /** Opens or closes the list of tasks. */
  public void toggleTasks() {
    list.toggle(tasks);
  }

  private void showModel(Optional<OpenModel> open) {
    model.setText(open.map(each -> text(each.card())).orElse(texts.get("status.no-model")));
    model.setTooltip(open.map(each -> new Tooltip(details(each.card()))).orElse(null));
  }

  private String details(ModelCard card) {
    String all =
        texts.get("status.model.details", card.parameters(), card.hidden(), card.maxLength());
    return card.unused().isEmpty()
        ? all
        : all
            + "\n"
            + texts.get("status.model.unused", card.unused().size(), card.unused().getFirst());
  }

  private String text(ModelCard card) {
    String what =
        texts.get(
            "status.model", card.name(), card.family(), card.layers(), card.heads(), card.device());
    return card.hasQaHead() ? what : what + " · " + texts.get("status.no-head");
  }

  private void showData(Optional<Dataset> open) {
    data.setText(
        open.map(
                each ->
                    texts.get(
                        "status.data", each.name(), each.examples().size(), Metric.of(each).code()))
            .orElse(texts.get("status.no-data")));
  }

  private void showMemory() {
    Runtime runtime = Runtime.getRuntime();
    long used = (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    memory.setText(texts.get("status.memory", used, runtime.maxMemory() / MEGABYTE));
  }

  private void showTasks() {
    List<Job> running = jobs.running();
    boolean any = !running.isEmpty();
    progress.progressProperty().unbind();
    if (any) {
      Job first = running.getFirst();
      task.setText(first.title().in(texts));
      progress.progressProperty().bind(first.progressProperty());
    }
    Parts.present(task, any);
    Parts.present(progress, any);
    tasks.setText(any ? texts.get("status.tasks", running.size()) : texts.get("status.idle"));
  }

  private static Label separator() {
    return Parts.styled(new Label("·"), "status-separator");
  }
}
