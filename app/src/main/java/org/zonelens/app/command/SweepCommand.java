package org.zonelens.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.session.Environment;
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
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.SpecFault;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.open.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Masks zones one by one over a data set. */
@Command(name = "sweep", mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  /** Commas between zones, not those inside a token block such as {@code [0,3/5]}. */
  private static final String BETWEEN_ZONES = ",(?![^\\[]*\\])";

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec spec;

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final ConventionOption convention = new ConventionOption();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--zones", paramLabel = "Z,...", defaultValue = "all,q2,q2p,p2q,p2")
  private String zones = "";

  @Option(
      names = "--by",
      paramLabel = "layer|head|layer-head|whole",
      defaultValue = "layer",
      converter = ById.class)
  private By by = By.LAYER;

  @Option(names = "--operator", paramLabel = "OPERATOR", defaultValue = "exclude")
  private String operator = "";

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @Option(names = "--csv", paramLabel = "F.csv")
  private @Nullable Path csv;

  @Option(names = "--table", paramLabel = "F.csv")
  private @Nullable Path table;

  @Option(names = "--resume")
  private boolean resume;

  SweepCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Zone> chosen = Arrays.stream(zones.split(BETWEEN_ZONES)).map(SweepCommand::zone).toList();
    Operator effect = Intervention.parse("all!" + operator).operator();
    if (csv != null && by != By.LAYER) {
      throw new ParameterException(spec.commandLine(), terminal.text("sweep.csv-by-layer"));
    }
    new OutputFiles().add(session).add(csv).add(table).check(model.name(), data.name());
    Dataset dataset = data.read(terminal);
    try (ReadingModel reader = model.openToAnswer(terminal)) {
      ModelCard card = reader.card();
      SweepPlan plan =
          SweepPlan.of(chosen, by, effect, convention.value(), card.layers(), card.heads());
      SweepSettings settings =
          new SweepSettings(reading.rules(card, dataset, terminal), data.limit(), seed);
      SweepSetup setup = SweepSetup.of(card, dataset, plan, settings);
      SweepResult result;
      try (Session store = session(session, resume, setup, card)) {
        result =
            Sweep.run(
                reader,
                BatchRule.forDevice(card.device()),
                setup,
                store,
                terminal.progress("progress.sweep"),
                SweepListener.NONE);
      }
      if (csv != null) {
        LayerCsv.write(result.table(), csv);
      }
      if (table != null) {
        TidyTable.write(result.table(), table);
      }
      SweepReport.print(terminal, json, session, result);
      return terminal.exitCode(result.cancelled());
    }
  }

  /** A zone alone: layers, heads and operator have options of their own. */
  private static Zone zone(String spelling) {
    Intervention parsed = Intervention.parse(spelling);
    if (!parsed.scope().equals(Scope.EVERYWHERE)
        || !(parsed.operator() instanceof Operator.Exclude)) {
      throw new InputException(SpecFault.UNKNOWN_ZONE, spelling, spelling);
    }
    return parsed.zone();
  }

  /** Opens the session of a sweep: a new one, or to go on with the one that is there. */
  static Session session(Path file, boolean resume, SweepSetup setup, ModelCard card) {
    Environment environment = Program.environment(card);
    return resume && Files.exists(file)
        ? Session.resume(file, setup, environment)
        : Session.create(file, setup, environment);
  }

  /** Reads {@code layer}, {@code head}, {@code layer-head} or {@code whole}. */
  static final class ById implements ITypeConverter<By> {
    @Override
    public By convert(String id) {
      return By.byId(id).orElseThrow(() -> new TypeConversionException("not a part: " + id));
    }
  }
}
