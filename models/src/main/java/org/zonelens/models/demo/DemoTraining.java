package org.zonelens.models.demo;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.encoder.Encoder;
import org.zonelens.models.tokenizer.PairTokenizer;

/**
 * Trains the demo model from nothing: makes its vocabulary, its passages and its weights, and
 * writes a model directory that {@code transformers} opens too, with the development sets beside
 * it.
 */
public final class DemoTraining {
  static final String ENGINE = "PyTorch";
  private static final int SAVE_EVERY = 200;
  private static final int LOG_EVERY = 50;

  private final Path folder;
  private final Settings settings;
  private final Grammar grammar;

  private DemoTraining(Path folder, Settings settings) {
    this.folder = folder;
    this.settings = settings;
    this.grammar = GrammarReader.of(settings.language());
  }

  /**
   * How to train.
   *
   * @param language of the passages
   * @param seed of the passages, the weights and the development sets
   * @param steps how many batches
   * @param batchSize questions in a batch
   * @param resume whether to go on with what the folder holds
   */
  public record Settings(
      DemoLanguage language, long seed, int steps, int batchSize, boolean resume) {
    public Settings {
      if (steps < 1 || batchSize < 1) {
        throw new IllegalArgumentException(steps + " steps of " + batchSize + " questions");
      }
    }

    /** What the demo that ships was made with. */
    public static Settings shipped(DemoLanguage language) {
      return new Settings(language, 1, 2400, 32, false);
    }

    public Settings withSeed(long other) {
      return new Settings(language, other, steps, batchSize, resume);
    }

    public Settings withSteps(int other) {
      return new Settings(language, seed, other, batchSize, resume);
    }

    public Settings resuming() {
      return new Settings(language, seed, steps, batchSize, true);
    }

    /** What must be equal for a training to be the same one. */
    String text() {
      return "language=%s seed=%d steps=%d batch=%d"
          .formatted(language.code(), seed, steps, batchSize);
    }
  }

  /**
   * What a training came to.
   *
   * @param steps done by this call
   * @param loss mean over the last steps, of the place of the answer
   * @param exact share of answers hit in the last steps' batches, from 0 to 1
   * @param seconds taken by this call
   */
  public record Report(int steps, double loss, double exact, double seconds) {}

  /**
   * Trains and writes the model directory. Progress counts steps. When cancelled, what was done is
   * saved in the folder, and a call with {@link Settings#resume} goes on from there: with one
   * processor thread to the same weights as without the interruption, with several to weights that
   * agree to rounding.
   *
   * @param folder made if it is not there
   * @throws org.zonelens.analysis.fault.InputException if there is nothing to resume, or something
   *     else than what the settings say
   */
  public static Report run(Path folder, Settings settings, JobContext context) {
    try {
      Files.createDirectories(folder);
      requireOwn(folder);
      return new DemoTraining(folder, settings).run(context);
    } catch (IOException failed) {
      throw new InputException(failed, DemoFault.CANNOT_WRITE, folder.toString());
    }
  }

  /** Somebody else's model must not be overwritten by ours. */
  private static void requireOwn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      if (files.findAny().isPresent() && !Files.exists(TrainingLog.file(folder))) {
        throw new InputException(DemoFault.FOLDER_IN_USE, folder.toString());
      }
    }
  }

  private Report run(JobContext context) throws IOException {
    List<String> pieces = DemoVocabulary.of(grammar);
    EncoderSpec spec = DemoShape.spec(pieces.size());
    ModelDirectory directory = new ModelDirectory(folder);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      // Before anything is written: what cannot be resumed leaves the folder as it is.
      TrainingState start =
          settings.resume()
              ? TrainingState.restored(manager, spec, folder, settings)
              : TrainingState.fresh(manager, spec, settings.seed());
      directory.writeTokenizer(pieces);
      directory.writeConfig(spec);
      DevelopmentSet.facts().write(grammar, settings.seed(), folder.resolve("dev.json"));
      DevelopmentSet.newNames()
          .write(grammar, settings.seed(), folder.resolve("dev-new-names.json"));
      return run(start, directory, manager, context);
    }
  }

  private Report run(
      TrainingState start, ModelDirectory directory, NDManager manager, JobContext context)
      throws IOException {
    try (PairTokenizer tokenizer = PairTokenizer.open(folder)) {
      Parameters parameters = start.parameters();
      EncoderSpec spec = DemoShape.spec(DemoVocabulary.of(grammar).size());
      TrainingStream stream =
          new TrainingStream(
              grammar, tokenizer, settings.seed(), settings.steps(), settings.batchSize());
      TrainingLoop loop =
          new TrainingLoop(
              manager, parameters, Encoder.withQaHead(spec, parameters), settings.steps());
      Report report = train(start, stream, loop, context);
      directory.writeWeights(parameters, spec);
      Files.deleteIfExists(TrainingState.file(folder));
      return report;
    }
  }

  private Report train(
      TrainingState start, TrainingStream stream, TrainingLoop loop, JobContext context)
      throws IOException {
    Parameters parameters = start.parameters();
    try (TrainingLog log = TrainingLog.open(folder, settings.resume())) {
      for (int step = start.step(); step < settings.steps(); step++) {
        context.progress(step, settings.steps());
        if (context.isCancelled()) {
          new TrainingState(parameters, step).save(folder, settings);
          throw new CancelledException();
        }
        List<TrainingItem> items = stream.batch(step);
        log.add(loop.step(step, items));
        if ((step + 1) % LOG_EVERY == 0 || step + 1 == settings.steps()) {
          log.line(step + 1);
        }
        if ((step + 1) % SAVE_EVERY == 0) {
          new TrainingState(parameters, step + 1).save(folder, settings);
        }
      }
      context.progress(settings.steps(), settings.steps());
      return log.report(settings.steps() - start.step());
    }
  }
}
