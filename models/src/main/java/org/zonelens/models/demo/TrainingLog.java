package org.zonelens.models.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The course of a training as a CSV file: means since the line before. All passages have the asked
 * relation for every entity, so a loss that stays near ln 2 = 0.69 says that the answers' kinds
 * were learned and the matching of names was not.
 */
final class TrainingLog implements AutoCloseable {
  private static final String FILE = "training.csv";

  private final Writer writer;
  private final long began = System.nanoTime();
  private List<TrainingLoop.Outcome> outcomes = new ArrayList<>();
  private List<TrainingLoop.Outcome> last = List.of();

  private TrainingLog(Writer writer) {
    this.writer = writer;
  }

  /** Where the log of a training in a folder is. */
  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** Begins the file, or goes on with it. */
  static TrainingLog open(Path folder, boolean append) throws IOException {
    Path file = file(folder);
    if (append && Files.exists(file)) {
      return new TrainingLog(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
    }
    Writer writer = Files.newBufferedWriter(file);
    writer.write("step,loss,owner_loss,exact,seconds\n");
    return new TrainingLog(writer);
  }

  void add(TrainingLoop.Outcome outcome) {
    outcomes.add(outcome);
  }

  void line(int step) throws IOException {
    last = outcomes;
    outcomes = new ArrayList<>();
    writer.write(
        String.format(
            Locale.ROOT,
            "%d,%.4f,%.4f,%.4f,%.1f\n",
            step,
            mean(TrainingLoop.Outcome::loss),
            mean(TrainingLoop.Outcome::ownerLoss),
            mean(TrainingLoop.Outcome::exact),
            seconds()));
    writer.flush();
  }

  DemoTraining.Report report(int steps) {
    return new DemoTraining.Report(
        steps, mean(TrainingLoop.Outcome::loss), mean(TrainingLoop.Outcome::exact), seconds());
  }

  private double mean(ToDoubleFunction<TrainingLoop.Outcome> value) {
    return last.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
