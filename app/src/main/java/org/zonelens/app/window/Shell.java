package org.zonelens.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.window.attention.AttentionViewModel;
import org.zonelens.app.window.charts.ChartsViewModel;
import org.zonelens.app.window.examples.ExamplesViewModel;
import org.zonelens.app.window.exports.ExportsViewModel;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.models.ModelsViewModel;
import org.zonelens.app.window.sweep.Kept;
import org.zonelens.app.window.sweep.SessionPlace;
import org.zonelens.app.window.sweep.SweepViewModel;
import org.zonelens.app.window.whatif.WhatIfViewModel;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.app.window.workspace.WindowFault;
import org.zonelens.app.window.workspace.Workspace;

/**
 * The view models of one window and what can be done from its menus. Knows no control, so that a
 * change of language can build all views anew around it.
 */
record Shell(
    Notices notices,
    JobRunner jobs,
    Workspace workspace,
    ModelsViewModel models,
    ExamplesViewModel examples,
    AttentionViewModel attention,
    WhatIfViewModel whatIf,
    SweepViewModel sweep,
    ChartsViewModel charts,
    ExportsViewModel exports) {

  static Shell of(Notices notices, JobRunner jobs, StartSettings start) {
    Workspace workspace = new Workspace(start.opening(), jobs);
    SweepViewModel sweep =
        new SweepViewModel(
            workspace,
            jobs,
            notices,
            new SessionPlace(start.home().resolve("sessions"), start.environment()));
    return new Shell(
        notices,
        jobs,
        workspace,
        new ModelsViewModel(workspace, jobs),
        new ExamplesViewModel(workspace),
        new AttentionViewModel(workspace, jobs),
        new WhatIfViewModel(workspace, jobs),
        sweep,
        new ChartsViewModel(
            sweep.tableProperty(),
            sweep.keptProperty().map(kept -> kept.map(Kept::figures).orElse(Map.of())),
            sweep::noteFigure,
            jobs,
            notices),
        new ExportsViewModel(sweep.fileProperty(), jobs, notices));
  }

  /** Opens files and folders by what they are; says so if one is none of what can be opened. */
  void open(List<Path> files) {
    files.forEach(this::open);
  }

  private void open(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!Files.exists(file)) {
      notices.fault(new InputException(WindowFault.GONE, file));
    } else if (Files.isDirectory(file)) {
      workspace.openModel(file.toString());
    } else if (name.endsWith(".zlens")) {
      sweep.open(file);
    } else if (name.endsWith(".safetensors")
        || name.endsWith(".bin")
        || name.endsWith(".index.json")
        || file.endsWith("config.json")) {
      workspace.openModel(file.resolveSibling("").toAbsolutePath().toString());
    } else if (DataFiles.isNamed(file)) {
      workspace.openData(file.toString());
    } else {
      notices.fault(new InputException(WindowFault.NOT_OPENABLE, file.getFileName()));
    }
  }

  /** Lets go of files and native memory, once the work has stopped. */
  void close() {
    sweep.close();
    workspace.close();
  }
}
