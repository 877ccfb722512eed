package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.app.bench.MemoryBench;
import org.zonelens.app.open.Program;
import org.zonelens.app.text.Amount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what a sweep takes of memory, and whether that grows. */
@Command(name = "memory", mixinStandardHelpOptions = true)
final class BenchMemoryCommand implements Callable<Integer> {
  /** More than are answered in the time, unless the model is tiny. */
  private static final int MADE_UP = 4000;

  private final Terminal terminal;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final PlanOptions plan = new PlanOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "60")
  private int seconds;

  BenchMemoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    bench.atLeast(1, "--seconds", seconds);
    plan.check();
    Dataset dataset = bench.data(terminal, MADE_UP);
    try (TemporaryFolder room = TemporaryFolder.create();
        ReadingModel model = bench.model(terminal, dataset)) {
      ModelCard card = model.card();
      SweepSetup setup =
          plan.setup(
              card,
              dataset,
              new SweepSettings(
                  reading.rules(card, dataset, terminal), OptionalInt.empty(), bench.seed()));
      // With a session, as every sweep of a user has one.
      try (Session session =
          Session.create(room.path().resolve("memory.zlens"), setup, Program.environment(card))) {
        print(
            card,
            setup.interventions().size(),
            new MemoryBench(model, setup, session, terminal.progress("progress.bench"))
                .run(seconds));
      }
      return terminal.exitCode(terminal.cancelled().get());
    }
  }

  private void print(ModelCard card, int masks, MemoryBench.Report report) {
    ObjectNode object =
        JsonOption.object()
            .put("seconds", report.seconds())
            .put("questions", report.questions())
            .put("windows", report.windows())
            .put("interventions", masks)
            .put("answers", (masks + 1L) * report.questions())
            .put("model", card.name())
            .put("device", card.device());
    String work =
        terminal.text("bench.memory.work", card.name(), report.windows(), masks, report.seconds());
    report
        .memory()
        .ifPresentOrElse(
            memory ->
                json.print(
                    terminal,
                    put(object, memory),
                    work
                        + " "
                        + terminal.text(
                            "bench.memory.result",
                            Amount.bytes(memory.start()),
                            Amount.bytes(memory.peak()),
                            Amount.bytes(memory.heapPeak()),
                            Amount.bytes(memory.nativePeak()),
                            memory.growth() / 1e6,
                            terminal.text(memory.flat() ? "bench.flat" : "bench.grows"))),
            () ->
                json.print(
                    terminal, unknown(object), work + " " + terminal.text("bench.memory.unknown")));
  }

  private static ObjectNode put(ObjectNode object, MemoryBench.Memory memory) {
    return object
        .put("start_bytes", memory.start())
        .put("peak_bytes", memory.peak())
        .put("growth_bytes", memory.growth())
        .put("flat", memory.flat())
        .put("heap_peak_bytes", memory.heapPeak())
        .put("native_peak_bytes", memory.nativePeak());
  }

  private static ObjectNode unknown(ObjectNode object) {
    return object
        .putNull("start_bytes")
        .putNull("peak_bytes")
        .putNull("growth_bytes")
        .putNull("flat")
        .putNull("heap_peak_bytes")
        .putNull("native_peak_bytes");
  }
}
