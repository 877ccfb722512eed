package org.zonelens.app.window.tasks;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.zonelens.app.window.job.Job;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** One running task: what it is, how far it is, and the way to stop it. */
final class TaskRow extends HBox {

  TaskRow(Job job, Texts texts) {
    getStyleClass().add("task-row");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(job.title().in(texts));
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(job.progressProperty());
    Button cancel = Parts.signButton("sign-close", texts.get("tasks.cancel"));
    cancel.setOnAction(
        _ -> {
          job.cancel();
          cancel.setDisable(true);
        });
    getChildren().addAll(title, progress, cancel);
  }
}
