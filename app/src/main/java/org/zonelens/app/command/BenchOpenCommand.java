package org.zonelens.app.command;

import java.util.concurrent.Callable;
import org.zonelens.app.bench.OpenBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures how long it takes from a checkpoint to the first answer. */
@Command(name = "open", mixinStandardHelpOptions = true)
final class BenchOpenCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Mixin private final JsonOption json = new JsonOption();

  BenchOpenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int rounds = bench.rounds();
    try (TemporaryFolder room = TemporaryFolder.create()) {
      OpenBench opening = bench.opening(terminal, room.path());
      OpenBench.Report report =
          opening.run(rounds, bench.data(terminal, 1), terminal.progress("progress.bench"));
      json.print(
          terminal,
          JsonOption.object()
              .put("ratio", report.ratio())
              .put("open_seconds", report.open())
              .put("first_answer_seconds", report.answer())
              .put("read_seconds", report.reading())
              .put("first_round_seconds", report.first())
              .put("weights_bytes", report.bytes())
              .put("rounds", rounds)
              .put("model", report.model()),
          terminal.text(
              "bench.open.result",
              report.model(),
              report.bytes() / 1e6,
              report.open(),
              report.answer(),
              report.first(),
              report.reading(),
              report.ratio()));
      return ExitCode.DONE;
    }
  }
}
