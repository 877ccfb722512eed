package org.zonelens.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.zone.Masking;

/**
 * From a checkpoint on disk to the first answer, against reading the bytes of its weights in the
 * same minutes. Which of the two goes first alternates, as what goes first finds less in the
 * system's cache of files.
 */
public final class OpenBench {
  private static final int CHUNK = 1 << 20;

  private final String name;
  private final List<Path> weights;
  private final Supplier<? extends ReadingModel> opening;
  private final Timing open = new Timing();
  private final Timing answer = new Timing();
  private final Timing reading = new Timing();

  /**
   * @param name of the model, for people
   * @param weights the files that hold its weights
   * @param opening opens it anew; closed here
   */
  public OpenBench(String name, List<Path> weights, Supplier<? extends ReadingModel> opening) {
    this.name = name;
    this.weights = List.copyOf(weights);
    this.opening = opening;
  }

  /**
   * What came out; seconds are medians.
   *
   * @param open to open the model
   * @param answer to answer the first question then
   * @param reading to read all bytes of the weights from end to end
   * @param first to open the model and answer the very first time, which starts the tensor engine
   * @param bytes of the weights
   */
  public record Report(
      String model, double open, double answer, double reading, double first, long bytes) {
    /** How much longer it takes than its bytes do. */
    public double ratio() {
      return (open + answer) / reading;
    }
  }

  /**
   * Runs both in turn, so many times.
   *
   * @param question a data set whose first question is asked
   */
  public Report run(int rounds, Dataset question, JobContext context) {
    long bytes = 0;
    for (int round = 0; round < rounds; round++) {
      context.checkpoint();
      context.progress(round, rounds);
      if (round % 2 == 0) {
        openAndAnswer(question);
        bytes = reading.timed(this::read);
      } else {
        bytes = reading.timed(this::read);
        openAndAnswer(question);
      }
    }
    context.progress(rounds, rounds);
    return new Report(
        name,
        open.median(),
        answer.median(),
        reading.median(),
        open.first() + answer.first(),
        bytes);
  }

  private void openAndAnswer(Dataset question) {
    try (ReadingModel model = open.timed(opening::get)) {
      EvaluationSettings settings =
          new EvaluationSettings(
              ReadingRules.of(question).within(model.card().maxLength()),
              Masking.NONE,
              OptionalInt.of(1),
              BatchRule.forDevice(model.card().device()));
      answer.time(() -> Evaluation.run(model, question, settings, JobContext.NONE, _ -> {}));
    }
  }

  private long read() {
    long bytes = 0;
    byte[] chunk = new byte[CHUNK];
    for (Path file : weights) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
          bytes += got;
        }
      } catch (IOException e) {
        throw new InputException(e, DataFault.UNREADABLE, file.toString());
      }
    }
    return bytes;
  }
}
