package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.app.bench.SweepBench;
import org.zonelens.models.HuggingFaceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the planned sweep against the naive loop. */
@Command(name = "sweep", mixinStandardHelpOptions = true)
final class BenchSweepCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final PlanOptions plan = new PlanOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--windows", paramLabel = "N", defaultValue = "64")
  private int windows;

  BenchSweepCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int rounds = bench.rounds();
    bench.atLeast(1, "--windows", windows);
    plan.check();
    Dataset dataset = bench.data(terminal, windows);
    try (HuggingFaceModel model = bench.model(terminal, dataset)) {
      ModelCard card = model.card();
      ReadingRules rules = reading.rules(card, dataset, terminal);
      SweepSetup whole =
          plan.setup(card, dataset, new SweepSettings(rules, OptionalInt.empty(), bench.seed()));
      SweepSetup setup =
          new SweepSetup(
              whole.provenance(), whole.interventions(), first(whole.order(), model, rules));
      SweepBench.Report report =
          new SweepBench(model, setup, terminal.progress("progress.bench")).run(rounds);
      print(card, setup, report);
      return ExitCode.DONE;
    }
  }

  /** As many questions as it takes to fill the windows asked for. */
  private List<Example> first(List<Example> order, ReadingModel model, ReadingRules rules) {
    List<Example> chosen = new ArrayList<>();
    int filled = 0;
    for (Example each : order) {
      if (filled >= windows) {
        break;
      }
      chosen.add(each);
      filled += model.windows(each.question(), each.passage(), rules.window()).size();
    }
    return chosen;
  }

  private void print(ModelCard card, SweepSetup setup, SweepBench.Report report) {
    ObjectNode object =
        JsonOption.object()
            .put("ratio", report.ratio())
            .put("identical", report.identical())
            .put("differing", report.differing())
            .put("answers", report.answers())
            .put("naive_seconds", report.naive())
            .put("planned_seconds", report.planned())
            .put("windows", report.windows())
            .put("interventions", setup.interventions().size())
            .put("model", card.name())
            .put("device", card.device())
            .put("precision", card.precision().id());
    json.print(
        terminal,
        object,
        terminal.text(
            "bench.sweep.result",
            card.name(),
            report.windows(),
            setup.interventions().size(),
            report.naive(),
            report.planned(),
            report.ratio(),
            terminal.text(
                report.identical() ? "bench.identical" : "bench.different",
                report.differing(),
                report.answers())));
  }
}
