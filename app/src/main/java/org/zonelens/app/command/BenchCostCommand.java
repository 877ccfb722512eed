package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.app.bench.BenchShape;
import org.zonelens.app.bench.CostBench;
import org.zonelens.models.HuggingFaceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how a sweep's time grows with layers, questions and masks, and what was foretold. */
@Command(name = "cost", mixinStandardHelpOptions = true)
final class BenchCostCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--questions", paramLabel = "N", defaultValue = "32")
  private int questions;

  BenchCostCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    bench.atLeast(2, "--questions", questions);
    bench.requireMadeUp();
    BenchShape middle = bench.shape();
    int layers = middle.layers();
    Dataset dataset = bench.data(terminal, 2 * questions);
    int half = Math.max(1, layers / 2);
    try (HuggingFaceModel few = bench.madeUp(terminal, middle.withLayers(half), dataset);
        HuggingFaceModel usual = bench.madeUp(terminal, middle, dataset);
        HuggingFaceModel many = bench.madeUp(terminal, middle.withLayers(2 * layers), dataset)) {
      List<CostBench.Case> cases =
          List.of(
              sized("usual", usual, dataset, questions, 5),
              sized("layers", few, dataset, questions, 5),
              sized("layers", many, dataset, questions, 5),
              sized("questions", usual, dataset, questions / 2, 5),
              sized("questions", usual, dataset, 2 * questions, 5),
              sized("masks", usual, dataset, questions, 2),
              sized("masks", usual, dataset, questions, SweepPlan.NAMED_ZONES.size()));
      print(
          new CostBench(terminal.progress("progress.bench")).run(cases, bench.rounds()),
          usual.card().device());
      return ExitCode.DONE;
    }
  }

  private CostBench.Case sized(
      String what, HuggingFaceModel model, Dataset dataset, int limit, int zones) {
    SweepPlan plan =
        SweepPlan.of(
            SweepPlan.NAMED_ZONES.subList(0, zones),
            List.of(By.LAYER),
            Operator.EXCLUDE,
            Convention.PUBLISHED,
            model.card().layers(),
            model.card().heads());
    SweepSettings settings =
        new SweepSettings(
            reading.rules(model.card(), dataset, terminal), OptionalInt.of(limit), bench.seed());
    return new CostBench.Case(what, model, SweepSetup.of(model.card(), dataset, plan, settings));
  }

  private void print(List<CostBench.Row> rows, String device) {
    ObjectNode object = JsonOption.object().put("shape", bench.shape().toString());
    object.put("device", device);
    List<String> lines = new ArrayList<>(List.of(terminal.text("bench.cost.header")));
    var list = object.putArray("rows");
    for (CostBench.Row row : rows) {
      list.addObject()
          .put("larger_in", row.what())
          .put("layers", row.layers())
          .put("questions", row.questions())
          .put("interventions", row.interventions())
          .put("work", row.work())
          .put("seconds", row.seconds())
          .put("predicted_seconds", row.predicted());
      lines.add(
          "%10d %10d %10d %12.2f %12.2f"
              .formatted(
                  row.layers(),
                  row.questions(),
                  row.interventions(),
                  row.seconds(),
                  row.predicted()));
    }
    json.print(terminal, object, String.join(System.lineSeparator(), lines));
  }
}
