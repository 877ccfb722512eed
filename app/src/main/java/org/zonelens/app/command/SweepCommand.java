package org.zonelens.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.SampleComparison;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.session.Environment;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.session.SessionFault;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.LayerCsv;
import org.zonelens.analysis.sweep.StopRule;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.TidyTable;
import org.zonelens.app.open.Program;
import org.zonelens.models.HuggingFaceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Masks zones one by one over a data set. */
@Command(name = "sweep", mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  /** Questions that are also answered in fp32, to compare. */
  private static final int SAMPLE = 64;

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec spec;

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final PlanOptions plan = new PlanOptions();
  @Mixin private final StopOptions stop = new StopOptions();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final BatchOptions batches = new BatchOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @Option(names = "--csv", paramLabel = "F.csv")
  private @Nullable Path csv;

  @Option(names = "--table", paramLabel = "F.csv|F.json")
  private @Nullable Path table;

  @Option(names = "--resume")
  private boolean resume;

  SweepCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    plan.check();
    StopRule enough = stop.rule();
    if (csv != null && !plan.by().contains(By.LAYER)) {
      throw new ParameterException(spec.commandLine(), terminal.text("sweep.csv-by-layer"));
    }
    batches.check();
    new OutputFiles().add(session).add(csv).add(table).check(model.name(), data.name());
    if (!resume && Files.exists(session)) {
      throw new InputException(SessionFault.EXISTS, session.toString());
    }
    Optional<BatchRule> kept = resume ? batching(session) : Optional.empty();
    Dataset dataset = data.read(terminal);
    try (ModelOnDevices models = model.openOnDevices(terminal)) {
      ModelCard card = models.first().card();
      SweepSettings settings =
          new SweepSettings(reading.rules(card, dataset, terminal), data.limit(), seed);
      SweepSetup setup = plan.setup(card, dataset, settings);
      BatchRule batching = batches.rule(models.first(), kept, model.choosesThreads());
      Optional<SampleComparison> precision = precision(models.first(), setup, batching);
      Environment environment = Program.environment(card, batching).withDevice(models.devices());
      SweepResult result;
      try (Session store = session(session, resume, setup, environment)) {
        result =
            Sweep.run(
                models.all(),
                batching,
                setup,
                store,
                terminal.progress("progress.sweep"),
                SweepListener.NONE,
                enough);
      }
      if (csv != null) {
        LayerCsv.write(result.table(), csv);
      }
      if (table != null) {
        TidyTable.write(result.table(), table);
      }
      SweepReport.print(terminal, json, session, result, precision);
      return terminal.exitCode(result.cancelled());
    }
  }

  /** Says what a precision other than fp32 does to the answers to the first questions. */
  private Optional<SampleComparison> precision(
      HuggingFaceModel reader, SweepSetup setup, BatchRule batching) {
    Precision used = reader.card().precision();
    if (used == Precision.FP32) {
      return Optional.empty();
    }
    SampleComparison comparison =
        SampleComparison.of(
            reader,
            reader.eager(),
            setup.order().subList(0, Math.min(SAMPLE, setup.order().size())),
            setup.provenance().settings().rules(),
            batching);
    terminal.say("sweep.precision", used.id(), comparison.differing(), comparison.questions());
    return Optional.of(comparison);
  }

  /** How large the batches of the sweep are that goes on, if there is one. */
  private static Optional<BatchRule> batching(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Session before = Session.open(file)) {
      return before.batching();
    }
  }

  /** Opens the session of a sweep: a new one, or to go on with the one that is there. */
  static Session session(Path file, boolean resume, SweepSetup setup, Environment environment) {
    return resume && Files.exists(file)
        ? Session.resume(file, setup, environment)
        : Session.create(file, setup, environment);
  }
}
