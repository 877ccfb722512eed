package org.zonelens.app.window.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.slice.Slice;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.job.Latest;

/** Cuts the sweep that is shown into slices, while no sweep is under way. */
final class SlicesViewModel {
  private final SweepViewModel sweep;
  private final Latest request;
  private final ObjectProperty<Optional<Slicing>> slicing =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Slice>> slices = new ReadOnlyObjectWrapper<>(List.of());

  SlicesViewModel(SweepViewModel sweep, JobRunner jobs) {
    this.sweep = sweep;
    request = new Latest(jobs);
    slicing.subscribe(_ -> cut());
    sweep.fileProperty().subscribe(_ -> cut());
    sweep.runningProperty().subscribe(_ -> cut());
  }

  /** How to slice; nothing is cut until somebody chose. */
  ObjectProperty<Optional<Slicing>> slicingProperty() {
    return slicing;
  }

  /** The slices in order; none while they are not known. */
  ReadOnlyObjectProperty<List<Slice>> slicesProperty() {
    return slices.getReadOnlyProperty();
  }

  private void cut() {
    request.withdraw();
    slices.set(List.of());
    Optional<Slicing> by = slicing.get();
    Optional<Path> file = sweep.fileProperty().get();
    if (by.isPresent() && file.isPresent() && !sweep.isRunning()) {
      Path saved = file.get();
      request.ask(
          Message.of("task.slices", saved.getFileName()),
          _ -> {
            // Of its own, so that nobody has to wait for it to let go of the one that is shown.
            try (Session session = Session.open(saved)) {
              return session.slices(by.get());
            }
          },
          slices::set);
    }
  }
}
