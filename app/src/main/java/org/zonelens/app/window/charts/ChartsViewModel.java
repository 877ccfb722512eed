package org.zonelens.app.window.charts;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;

/** Makes figures of the sweep's table and exports them. */
public final class ChartsViewModel {
  private final ObservableValue<Optional<SweepTable>> table;

  public ChartsViewModel(
      ObservableValue<Optional<SweepTable>> table, JobRunner jobs, Notices notices) {
    this.table = table;
  }

  public ObservableValue<Optional<SweepTable>> figureProperty() {
    return table;
  }

  public String suggestedName() {
    return "delta-em.svg";
  }

  public void export(Path file) {}
}
