package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.ledger.Ledger;
import org.zonelens.analysis.ledger.LedgerFile;
import org.zonelens.analysis.ledger.Measure;
import org.zonelens.analysis.ledger.PublishedTable;
import org.zonelens.analysis.ledger.PublishedTableReader;
import org.zonelens.analysis.ledger.Unit;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.SweepTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares published results with a session; needs neither the model nor the data. */
@Command(name = "ledger", mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec spec;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @Option(names = "--published", required = true, paramLabel = "F.csv")
  private Path published = Path.of("");

  @Option(names = "--tolerance", paramLabel = "X", defaultValue = "0.2")
  private double tolerance;

  @Option(names = "--deltas")
  private boolean deltas;

  @Option(names = "--baseline", paramLabel = "X")
  private @Nullable Double baseline;

  @Option(names = "--first-layer", paramLabel = "0|1")
  private @Nullable Integer firstLayer;

  @Option(names = "--unit", paramLabel = "percent|fraction")
  private @Nullable Unit unit;

  @Option(names = "--published-all")
  private boolean publishedAll;

  @Option(names = "--out", paramLabel = "F.csv")
  private @Nullable Path out;

  @Mixin private final JsonOption json = new JsonOption();

  LedgerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    check();
    new OutputFiles().add(out).check(session.toString(), published.toString());
    PublishedTable theirs =
        PublishedTableReader.read(
            published, deltas ? Measure.DELTA_EM : Measure.EM, Optional.ofNullable(unit));
    SweepTable ours;
    try (Session opened = Session.open(session)) {
      ours = opened.table();
    }
    Ledger ledger =
        Ledger.of(
            publishedAll ? theirs.allAsPublished() : theirs,
            ours,
            session.toString(),
            baseline == null ? OptionalDouble.empty() : OptionalDouble.of(baseline),
            firstLayer == null ? OptionalInt.empty() : OptionalInt.of(firstLayer));
    if (out != null) {
      LedgerFile.write(ledger, tolerance, out);
    }
    LedgerReport report = new LedgerReport(terminal, theirs, ours, ledger, tolerance);
    json.print(
        terminal, report.object(session, published), report.lines(session, firstLayer == null));
    return ExitCode.DONE;
  }

  private void check() {
    // Written so that NaN is refused as well.
    if (!(tolerance >= 0 && tolerance <= 100)) {
      throw wrong("--tolerance must be between 0 and 100, not " + tolerance);
    }
    if (firstLayer != null && firstLayer != 0 && firstLayer != 1) {
      throw wrong("--first-layer must be 0 or 1, not " + firstLayer);
    }
    if (baseline != null && !(baseline >= 0 && baseline <= 100)) {
      throw wrong("--baseline must be between 0 and 100, not " + baseline);
    }
    if (baseline != null && deltas) {
      throw wrong(terminal.text("ledger.baseline-of-deltas"));
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
