package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.slice.Slice;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.sweep.TidyTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a saved sweep found on each kind of question; needs neither the model nor the data. */
@Command(name = "slices", mixinStandardHelpOptions = true)
final class SlicesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @Option(
      names = "--by",
      required = true,
      paramLabel = "WHAT",
      converter = ById.class,
      completionCandidates = Ids.class)
  private Slicing slicing = Slicing.QUESTION;

  @Option(names = "--table", paramLabel = "F.csv")
  private @Nullable Path table;

  @Mixin private final JsonOption json = new JsonOption();

  SlicesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    new OutputFiles().add(table).check(session.toString());
    List<Slice> slices;
    Provenance provenance;
    try (Session opened = Session.open(session)) {
      slices = opened.slices(slicing);
      provenance = opened.provenance();
    }
    if (table != null) {
      TidyTable.write(byName(slices), table);
    }
    ObjectNode object =
        JsonOption.object()
            .put("model", provenance.model())
            .put("data", provenance.data())
            .put("session", session.toString())
            .put("by", slicing.id());
    ArrayNode list = object.putArray("slices");
    slices.forEach(slice -> add(slice, list));
    json.print(terminal, object, lines(provenance, slices));
    return ExitCode.DONE;
  }

  private static SequencedMap<String, SweepTable> byName(List<Slice> slices) {
    SequencedMap<String, SweepTable> tables = new LinkedHashMap<>();
    slices.forEach(slice -> tables.put(slice.name(), slice.table()));
    return tables;
  }

  private static void add(Slice slice, ArrayNode list) {
    ObjectNode entry =
        list.addObject()
            .put("slice", slice.name())
            .put("examples", slice.table().done())
            .put("exact", JsonOption.number(slice.table().em()))
            .put("f1", JsonOption.number(slice.table().f1()));
    SweepReport.addCells(entry, slice.table());
  }

  private String lines(Provenance provenance, List<Slice> slices) {
    int questions = slices.stream().mapToInt(slice -> slice.table().done()).sum();
    StringBuilder lines =
        new StringBuilder(
            terminal.text(
                "slices.header", provenance.model(), provenance.data(), slicing.id(), questions));
    for (Slice slice : slices) {
      SweepTable part = slice.table();
      lines
          .append(String.format("%n%n"))
          .append(terminal.text("slices.slice", slice.name(), part.done(), part.em(), part.f1()))
          .append(SweepLines.withIntervals(terminal).of(part));
    }
    return lines.toString();
  }

  /** Reads a way of slicing. */
  static final class ById implements ITypeConverter<Slicing> {
    @Override
    public Slicing convert(String id) {
      return Slicing.byId(id)
          .orElseThrow(() -> new TypeConversionException("no way of slicing: " + id));
    }
  }

  /** The names of all ways of slicing, for the help. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Slicing.values()).map(Slicing::id).iterator();
    }
  }
}
