package org.zonelens.app.window.tasks;

import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import org.zonelens.app.window.job.Job;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** Every running task, in a panel above the status bar. */
final class TaskList {
  private final JobRunner jobs;
  private final Texts texts;
  private final VBox rows = Parts.styled(new VBox(), "task-list");
  private final Popup popup = new Popup();

  TaskList(JobRunner jobs, Texts texts, Lifetime lifetime) {
    this.jobs = jobs;
    this.texts = texts;
    rows.setId("task-list");
    popup.setAutoHide(true);
    popup.setAnchorLocation(AnchorLocation.CONTENT_BOTTOM_RIGHT);
    popup.getContent().add(rows);
    ListChangeListener<Job> change = _ -> fill();
    jobs.running().addListener(change);
    lifetime.atEnd(() -> jobs.running().removeListener(change));
    lifetime.atEnd(popup::hide);
    fill();
  }

  void toggle(Node above) {
    if (popup.isShowing()) {
      popup.hide();
      return;
    }
    Bounds place = above.localToScreen(above.getBoundsInLocal());
    if (place != null) {
      popup.show(above, place.getMaxX(), place.getMinY());
    }
  }

  private void fill() {
    rows.getChildren().clear();
    jobs.running().forEach(job -> rows.getChildren().add(new TaskRow(job, texts)));
    if (jobs.running().isEmpty()) {
      rows.getChildren().add(Parts.note(texts.get("tasks.none")));
    }
  }
}
