package org.zonelens.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.LayerCsv;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.TidyTable;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.app.figure.HeadFigures;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.home.UserFolder;
import org.zonelens.app.open.Catalogue;
import org.zonelens.app.open.Program;
import org.zonelens.assets.Demo;
import org.zonelens.models.device.ComputeChoice;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demo analysis without a window: a sweep, its charts and one example's heatmaps. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR")
  private @Nullable Path out;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "200")
  private int limit;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Mixin private final JsonOption json = new JsonOption();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be at least 1, not " + limit);
    }
    String demo = Demo.ENGLISH.id();
    Catalogue catalogue = new Catalogue();
    Dataset dataset = catalogue.openData(demo, terminal.progress("progress.read"));
    try (ReadingModel model =
        catalogue.openModel(demo, ComputeChoice.AUTO, terminal.progress("progress.open"))) {
      ModelCard card = model.card();
      Path folder = folder(card);
      ReadingRules rules = ReadingRules.of(dataset).within(card.maxLength());
      HeadFigures.write(folder, trace(model, dataset, rules.window()), terminal.locale());
      SweepResult result = sweep(model, dataset, rules, folder.resolve("demo.zlens"));
      DeltaTable deltas =
          SweepFigure.DELTA_EM
              .deltas(result.table(), SweepPart.LAYER, SweepFigure.title(result.table()))
              .table();
      for (String ending : List.of("svg", "pdf", "png")) {
        Export.write(
            folder.resolve("delta-em." + ending),
            SweepFigure.DELTA_EM.on(deltas, 0, terminal.locale()),
            FigureSize.DEFAULT);
      }
      LayerCsv.write(result.table(), folder.resolve("em.csv"));
      TidyTable.write(result.table(), folder.resolve("table.csv"));
      SweepReport.print(terminal, json, folder.resolve("demo.zlens"), result, Optional.empty());
      terminal.say("demo.result", folder);
      return terminal.exitCode(result.cancelled());
    }
  }

  /** A folder of its own for each model and choice, as another one's session does not fit. */
  private Path folder(ModelCard card) {
    Path folder =
        out != null
            ? out
            : UserFolder.path()
                .resolve(
                    "demo-analysis-%s-%d-%d"
                        .formatted(card.fingerprint().substring(0, 8), limit, seed));
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new InputException(unwritable, CommandFault.CANNOT_WRITE, folder.toString());
    }
    return folder;
  }

  private static Trace trace(ReadingModel model, Dataset dataset, WindowRule rule) {
    var example = dataset.examples().getFirst();
    Window window = model.windows(example.question(), example.passage(), rule).getFirst();
    try (Batch batch = model.open(List.of(window))) {
      return batch.trace(Masking.NONE).getFirst();
    }
  }

  private SweepResult sweep(ReadingModel model, Dataset dataset, ReadingRules rules, Path file) {
    ModelCard card = model.card();
    SweepPlan plan =
        SweepPlan.of(
            SweepPlan.PUBLISHED_ZONES,
            List.of(By.LAYER),
            Operator.EXCLUDE,
            Convention.PUBLISHED,
            card.layers(),
            card.heads());
    SweepSetup setup =
        SweepSetup.of(card, dataset, plan, new SweepSettings(rules, OptionalInt.of(limit), seed));
    BatchRule usual = BatchRule.forDevice(card.device());
    try (Session session =
        SweepCommand.session(file, true, setup, Program.environment(card, usual))) {
      return Sweep.run(
          model,
          session.batching().orElse(usual),
          setup,
          session,
          terminal.progress("progress.sweep"),
          SweepListener.NONE);
    }
  }
}
