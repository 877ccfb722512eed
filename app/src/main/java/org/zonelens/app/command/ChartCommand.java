package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.figure.SweepDeltas;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.viewer.export.Export;
import org.zonelens.viewer.export.FigureSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Draws a figure of a saved session; needs neither the model nor the data. */
@Command(name = "chart", mixinStandardHelpOptions = true)
final class ChartCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @Option(
      names = "--figure",
      required = true,
      paramLabel = "NAME",
      converter = ById.class,
      completionCandidates = Ids.class)
  private SweepFigure figure = SweepFigure.DELTA_EM;

  @Option(
      names = "--by",
      paramLabel = "PART",
      converter = ByPart.class,
      completionCandidates = Parts.class)
  private @Nullable SweepPart part;

  @Option(names = "--out", required = true, paramLabel = "F.(svg|pdf|png)")
  private Path out = Path.of("");

  ChartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    new OutputFiles().add(out).check(session.toString());
    try (Session opened = Session.open(session)) {
      SweepTable table = opened.table();
      SweepPart shown = figure.part(table, Optional.ofNullable(part));
      SweepDeltas deltas = figure.deltas(table, shown, SweepFigure.title(table));
      Export.write(out, figure.on(deltas.table(), 0, terminal.locale()), FigureSize.DEFAULT);
    }
    terminal.say("chart.result", out);
    return ExitCode.DONE;
  }

  /** Reads a figure's name. */
  static final class ById implements ITypeConverter<SweepFigure> {
    @Override
    public SweepFigure convert(String id) {
      return SweepFigure.byId(id)
          .orElseThrow(() -> new TypeConversionException("no such figure: " + id));
    }
  }

  /** The names of all figures, for the help. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SweepFigure.values()).map(SweepFigure::id).iterator();
    }
  }

  /** Reads the name of a part. */
  static final class ByPart implements ITypeConverter<SweepPart> {
    @Override
    public SweepPart convert(String id) {
      return SweepPart.byId(id)
          .orElseThrow(() -> new TypeConversionException("no such part: " + id));
    }
  }

  /** The names of all parts, for the help. */
  static final class Parts implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SweepPart.values()).map(SweepPart::id).iterator();
    }
  }
}
