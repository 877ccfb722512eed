package org.zonelens.app.command;

import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.open.Catalogue;
import org.zonelens.models.device.ComputeChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which model, and where it runs. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--model", required = true, paramLabel = "M")
  private String model = "";

  @Mixin private final DeviceOptions device = new DeviceOptions();

  /** What the user calls it. */
  String name() {
    return model;
  }

  /**
   * Opens a model that can answer; to be closed by the caller.
   *
   * @throws InputException if it has no QA head, before anything is made for its results
   */
  ReadingModel openToAnswer(Terminal terminal) {
    return Catalogue.answering(open(terminal));
  }

  /** Opens the model; to be closed by the caller. */
  ReadingModel open(Terminal terminal) {
    ComputeChoice choice = device.apply(command.commandLine());
    ReadingModel opened =
        new Catalogue()
            .openModel(
                model, choice, terminal.progress("progress.open"), new DownloadNotice(terminal));
    terminal.sayUnused(opened.card());
    return opened;
  }
}
