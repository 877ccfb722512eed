package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.session.PredictionFolder;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.LayerCsv;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.TidyTable;
import org.zonelens.app.report.SessionReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what a saved session holds in formats of others; needs neither the model nor the data. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Outputs outputs = new Outputs();

  /** What to write, one or more. */
  static final class Outputs {
    @Option(names = "--csv", paramLabel = "F.csv")
    private @Nullable Path csv;

    @Option(names = "--table", paramLabel = "F.csv|F.json")
    private @Nullable Path table;

    @Option(names = "--predictions", paramLabel = "DIR")
    private @Nullable Path predictions;

    @Option(names = "--report", paramLabel = "F.html")
    private @Nullable Path report;

    @Option(names = "--traces", paramLabel = "DIR")
    private @Nullable Path traces;
  }

  @Option(names = "--trace-format", paramLabel = "safetensors|npz", defaultValue = "SAFETENSORS")
  private Format traceFormat = Format.SAFETENSORS;

  /** The formats of traces. */
  enum Format {
    SAFETENSORS,
    NPZ;

    String ending() {
      return "." + name().toLowerCase(Locale.ROOT);
    }
  }

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Session opened = Session.open(session)) {
      // Another program may be sweeping into it: everything written is to be of one moment.
      opened.atOneMoment(() -> export(opened));
      return ExitCode.DONE;
    }
  }

  private void export(Session opened) {
    PredictionFolder folder = new PredictionFolder(opened);
    OutputFiles files = new OutputFiles().add(outputs.csv).add(outputs.table).add(outputs.report);
    if (outputs.predictions != null) {
      files.addFolder(outputs.predictions, folder.names());
    }
    TraceFolder traces = new TraceFolder(opened, traceFormat.ending());
    if (outputs.traces != null) {
      files.addFolder(outputs.traces, traces.names());
    }
    files.check(session.toString());
    SweepTable table = opened.table();
    if (outputs.csv != null) {
      LayerCsv.write(table, outputs.csv);
      terminal.say("export.wrote", outputs.csv);
    }
    if (outputs.table != null) {
      TidyTable.write(table, outputs.table);
      terminal.say("export.wrote", outputs.table);
    }
    if (outputs.predictions != null) {
      folder.write(opened, table, outputs.predictions, terminal.progress("progress.export"));
      terminal.say("export.wrote", outputs.predictions);
    }
    if (outputs.report != null) {
      SessionReport.write(
          outputs.report, opened, session, terminal.locale(), terminal.progress("progress.export"));
      terminal.say("export.wrote", outputs.report);
    }
    if (outputs.traces != null) {
      traces.write(opened, outputs.traces, terminal.progress("progress.export"));
      terminal.say("export.wrote", outputs.traces);
    }
    if (!table.isComplete()) {
      terminal.say("export.unfinished", table.done(), table.total());
    }
  }
}
