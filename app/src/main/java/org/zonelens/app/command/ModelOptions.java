package org.zonelens.app.command;

import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.open.Catalogue;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.TensorEngine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model, and where it runs. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--model", required = true, paramLabel = "M")
  private String model = "";

  @Option(names = "--device", paramLabel = "cpu|gpu|gpu:N|auto", defaultValue = "auto")
  private String device = "auto";

  @Option(names = "--threads", paramLabel = "N")
  private @Nullable Integer threads;

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
    ReadingModel opened = open(terminal);
    try {
      Catalogue.requireQaHead(opened.card());
      return opened;
    } catch (InputException fault) {
      opened.close();
      throw fault;
    }
  }

  /** Opens the model; to be closed by the caller. */
  ReadingModel open(Terminal terminal) {
    DeviceChoice choice = DeviceChoice.parse(device);
    if (threads != null) {
      if (threads < 1) {
        throw new ParameterException(
            command.commandLine(), "--threads must be at least 1, not " + threads);
      }
      TensorEngine.useThreads(threads);
    }
    ReadingModel opened =
        new Catalogue()
            .openModel(
                model, choice, terminal.progress("progress.open"), new DownloadNotice(terminal));
    terminal.sayUnused(opened.card());
    return opened;
  }
}
