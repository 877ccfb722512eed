package org.zonelens.app.command;

import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.app.open.Catalogue;
import org.zonelens.models.HuggingFaceModel;
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
    ReadingModel opened = open(terminal, device.apply(command.commandLine()));
    terminal.sayUnused(opened.card());
    return opened;
  }

  /**
   * Opens a model that can answer on each of the devices named; to be closed by the caller.
   *
   * @throws InputException if it has no QA head, before anything is made for its results
   */
  ModelOnDevices openOnDevices(Terminal terminal) {
    ModelOnDevices models = new ModelOnDevices();
    try {
      for (ComputeChoice choice : device.applyAll(command.commandLine())) {
        models.add(Catalogue.answering(open(terminal, choice)));
      }
      terminal.sayUnused(models.first().card());
      return models;
    } catch (RuntimeException fault) {
      models.close();
      throw fault;
    }
  }

  /** Whether the number of threads is left to the program. */
  boolean choosesThreads() {
    return device.choosesThreads();
  }

  private HuggingFaceModel open(Terminal terminal, ComputeChoice choice) {
    return new Catalogue()
        .openModel(model, choice, terminal.progress("progress.open"), new DownloadNotice(terminal));
  }
}
