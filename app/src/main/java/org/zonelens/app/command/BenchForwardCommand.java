package org.zonelens.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.app.bench.ForwardBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures one pass against the device's matrix products. */
@Command(name = "forward", mixinStandardHelpOptions = true)
final class BenchForwardCommand implements Callable<Integer> {
  /** Room for a question, the special tokens and some of a passage. */
  private static final int SHORTEST = 48;

  private final Terminal terminal;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--length", paramLabel = "N", defaultValue = "384")
  private int length;

  @Option(names = "--batch", paramLabel = "N", defaultValue = "8")
  private int batch;

  BenchForwardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int rounds = bench.rounds();
    bench.atLeast(SHORTEST, "--length", length);
    bench.atLeast(1, "--batch", batch);
    Dataset dataset = bench.data(terminal, batch);
    try (ReadingModel model = bench.model(terminal, dataset)) {
      ModelCard card = model.card();
      ForwardBench.Report report =
          new ForwardBench(model, terminal.progress("progress.bench"))
              .run(windows(model, dataset), length, rounds);
      json.print(
          terminal,
          JsonOption.object()
              .put("seconds_per_window", report.secondsPerWindow())
              .put("peak_fraction", report.fraction())
              .put("operations_per_second", report.operationsPerSecond())
              .put("peak_operations_per_second", report.peak())
              .put("length", length)
              .put("batch", batch)
              .put("model", card.name())
              .put("device", card.device())
              .put("precision", card.precision().id()),
          terminal.text(
              "bench.forward.result",
              card.name(),
              batch,
              length,
              1000 * report.secondsPerWindow(),
              report.operationsPerSecond() / 1e9,
              report.fraction(),
              report.peak() / 1e9,
              card.precision().id()));
      return ExitCode.DONE;
    }
  }

  /** One batch of windows; those that are shorter are padded, which costs the same. */
  private List<Window> windows(ReadingModel model, Dataset dataset) {
    WindowRule rule = new WindowRule(length, Math.min(128, length / 3), WindowRule.Step.OVERLAP);
    List<Window> some =
        dataset.examples().stream()
            .limit(batch)
            .flatMap(each -> model.windows(each.question(), each.passage(), rule).stream())
            .toList();
    return Stream.generate(() -> some).flatMap(List::stream).limit(batch).toList();
  }
}
