package org.zonelens.app.command;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.app.bench.BenchShape;
import org.zonelens.app.bench.MadeUpQuestions;
import org.zonelens.app.bench.MadeUpVocabulary;
import org.zonelens.app.bench.OpenBench;
import org.zonelens.app.open.Catalogue;
import org.zonelens.assets.Demo;
import org.zonelens.models.HuggingFaceModel;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.device.ComputeChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is measured with: a model and data of the user's, or made-up ones. */
final class BenchOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--model", paramLabel = "M")
  private @Nullable String model;

  @Option(names = "--data", paramLabel = "F")
  private @Nullable String data;

  @Option(names = "--shape", paramLabel = "base|large|LxHxA", defaultValue = "base")
  private String shape = "base";

  @Mixin private final DeviceOptions device = new DeviceOptions();

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3")
  private int rounds;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  int rounds() {
    return atLeast(1, "--rounds", rounds);
  }

  /** The number that an option gives, refused if it is too small. */
  int atLeast(int least, String option, int given) {
    if (given < least) {
      throw new ParameterException(
          command.commandLine(), "%s must be at least %d, not %d".formatted(option, least, given));
    }
    return given;
  }

  long seed() {
    return seed;
  }

  BenchShape shape() {
    return BenchShape.parse(shape)
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "--shape must be base, large or LxHxA such as 4x256x4, not " + shape));
  }

  /**
   * The user's model, or one of the shape with made-up weights; to be closed by the caller.
   *
   * @param dataset what it is to read
   */
  HuggingFaceModel model(Terminal terminal, Dataset dataset) {
    if (model == null) {
      return madeUp(terminal, shape(), dataset);
    }
    ComputeChoice choice = device.apply(command.commandLine());
    return Catalogue.answering(
        new Catalogue()
            .openModel(
                model, choice, terminal.progress("progress.open"), new DownloadNotice(terminal)));
  }

  /**
   * A model of a shape with made-up weights; to be closed by the caller.
   *
   * @param dataset what it is to read
   */
  HuggingFaceModel madeUp(Terminal terminal, BenchShape of, Dataset dataset) {
    ComputeChoice choice = device.apply(command.commandLine());
    EncoderSpec spec = of.spec();
    try (TemporaryFolder tokenizer = TemporaryFolder.create()) {
      try {
        MadeUpVocabulary.write(dataset, spec.vocabSize(), tokenizer.path());
      } catch (IOException e) {
        throw new InputException(e, CommandFault.CANNOT_WRITE, tokenizer.path().toString());
      }
      return HuggingFaceModel.random(
          spec, tokenizer.path(), "random-" + of, choice, terminal.progress("progress.open"));
    }
  }

  /** Refuses a model of the user's, where its shape has to vary. */
  void requireMadeUp() {
    if (model != null) {
      throw new ParameterException(
          command.commandLine(), "--model cannot be given here: models of several shapes are made");
    }
  }

  /**
   * Opens the same model again and again, from its files: the user's, or one of the shape that is
   * written to a folder first.
   *
   * @param room an empty folder
   */
  OpenBench opening(Terminal terminal, Path room) {
    ComputeChoice choice = device.apply(command.commandLine());
    Catalogue catalogue = new Catalogue();
    String name = model == null ? room.toString() : model;
    if (model == null) {
      Catalogue.writeRandomModel(shape().spec(), room);
    }
    TerminalProgress progress = terminal.progress("progress.open");
    Path directory = catalogue.locate(name, progress, new DownloadNotice(terminal));
    return new OpenBench(
        model == null ? "random-" + shape() : name,
        HuggingFaceModel.weightFiles(directory),
        () -> Catalogue.answering(catalogue.openModel(name, choice, JobContext.NONE)));
  }

  /** The user's data set, or questions on made-up passages as long as SQuAD's. */
  Dataset data(Terminal terminal, int atLeast) {
    Catalogue catalogue = new Catalogue();
    TerminalProgress progress = terminal.progress("progress.read");
    if (data != null) {
      return catalogue.openData(data, progress);
    }
    return MadeUpQuestions.from(catalogue.openData(Demo.ENGLISH.id(), progress), atLeast, seed);
  }
}
