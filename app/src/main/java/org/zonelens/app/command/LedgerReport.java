package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zonelens.analysis.ledger.Ledger;
import org.zonelens.analysis.ledger.LedgerEntry;
import org.zonelens.analysis.ledger.PublishedTable;
import org.zonelens.analysis.ledger.Unit;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;

/** What a ledger says, for the terminal and for programs. */
final class LedgerReport {
  private final Terminal terminal;
  private final PublishedTable theirs;
  private final SweepTable ours;
  private final Ledger ledger;
  private final double tolerance;

  LedgerReport(
      Terminal terminal, PublishedTable theirs, SweepTable ours, Ledger ledger, double tolerance) {
    this.terminal = terminal;
    this.theirs = theirs;
    this.ours = ours;
    this.ledger = ledger;
    this.tolerance = tolerance;
  }

  ObjectNode object(Path session, Path published) {
    List<LedgerEntry> beyond = ledger.beyond(tolerance);
    ObjectNode object =
        JsonOption.object()
            .put("session", session.toString())
            .put("published", published.toString())
            .put("model", ours.provenance().model())
            .put("data", ours.provenance().data())
            .put("examples", ours.done())
            .put("of", ours.total())
            .put("convention", ours.provenance().convention().id())
            .put("max_length", ours.provenance().settings().rules().window().maxLength())
            .put("measure", ledger.measure().id())
            .put("unit", theirs.unit().name().toLowerCase(Locale.ROOT))
            .put("first_layer", ledger.firstLayer())
            .put("baseline", ledger.baseline())
            .put("our_baseline", ours.em())
            .put("tolerance", tolerance)
            .put("compared", ledger.entries().size())
            .put("within", ledger.entries().size() - beyond.size())
            .put("beyond", beyond.size())
            .put("covered", ledger.covered())
            .put("not_in_session", ledger.notOurs().size())
            .put("not_in_file", ledger.notTheirs().size());
    theirs.ignored().forEach(object.putArray("ignored_columns")::add);
    ArrayNode cells = object.putArray("cells");
    for (LedgerEntry entry : ledger.entries()) {
      cells
          .addObject()
          .put("mask", entry.mask().toString())
          .put("published", entry.published())
          .put("ours", entry.ours())
          .put("difference", entry.difference())
          .put("low", JsonOption.number(entry.interval().low()))
          .put("high", JsonOption.number(entry.interval().high()))
          .put("covered", entry.interval().isKnown() ? entry.covers() : null)
          .put("within", entry.within(tolerance));
    }
    ArrayNode notOurs = object.putArray("only_in_file");
    ledger.notOurs().forEach(mask -> notOurs.add(mask.toString()));
    ArrayNode notTheirs = object.putArray("only_in_session");
    ledger.notTheirs().forEach(mask -> notTheirs.add(mask.toString()));
    return object;
  }

  /**
   * What people read.
   *
   * @param guessed whether how the file counts its layers is a guess
   */
  String lines(Path session, boolean guessed) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        terminal.text(
            "ledger.of",
            theirs.file(),
            session,
            ours.provenance().model(),
            ours.provenance().data(),
            ours.done(),
            ours.total()));
    lines.append('\n').append(protocol());
    lines.append('\n').append(readAs(guessed));
    lines
        .append('\n')
        .append(
            terminal.text(
                "ledger.baseline." + ledger.measure().id().replace('_', '-'),
                ours.em(),
                ledger.baseline()));
    List<LedgerEntry> beyond = ledger.beyond(tolerance);
    lines
        .append('\n')
        .append(
            terminal.text(
                "ledger.summary",
                ledger.entries().size(),
                ledger.entries().size() - beyond.size(),
                tolerance,
                beyond.size()));
    long known = ledger.entries().stream().filter(entry -> entry.interval().isKnown()).count();
    lines
        .append('\n')
        .append(
            known == 0
                ? terminal.text("ledger.no-intervals")
                : terminal.text("ledger.covered", ledger.covered(), known));
    missing(lines, "ledger.not-in-session", ledger.notOurs());
    missing(lines, "ledger.not-in-file", ledger.notTheirs());
    if (!beyond.isEmpty()) {
      lines.append('\n').append(terminal.text("ledger.beyond"));
      beyond.forEach(entry -> lines.append('\n').append(line(entry)));
    }
    return lines.toString();
  }

  /** How ours came about, as numbers of another protocol differ for that alone. */
  private String protocol() {
    Provenance provenance = ours.provenance();
    WindowRule window = provenance.settings().rules().window();
    Operator operator = ours.cells().getFirst().intervention().operator();
    boolean published =
        provenance.convention() == Convention.PUBLISHED
            && operator instanceof Operator.Exclude
            && window.equals(WindowRule.PUBLISHED);
    return terminal.text(
        published ? "ledger.protocol.published" : "ledger.protocol.other",
        provenance.convention().id(),
        operator,
        window.maxLength(),
        window.stride(),
        window.step().name().toLowerCase(Locale.ROOT));
  }

  /** How the file was taken, and which of that is a guess. */
  private String readAs(boolean guessed) {
    String layers =
        theirs.numbered()
            ? terminal.text(
                guessed ? "ledger.layers-guessed" : "ledger.layers", ledger.firstLayer())
            : terminal.text("ledger.layers-in-order");
    String unit =
        terminal.text(theirs.unit() == Unit.PERCENT ? "ledger.percent" : "ledger.fraction");
    String ignored =
        theirs.ignored().isEmpty()
            ? ""
            : "\n" + terminal.text("ledger.ignored", String.join(", ", theirs.ignored()));
    return terminal.text("ledger.read-as", unit, layers) + ignored;
  }

  private void missing(StringBuilder lines, String key, List<Intervention> masks) {
    if (!masks.isEmpty()) {
      lines.append('\n').append(terminal.text(key, masks.size(), masks.getFirst()));
    }
  }

  private String line(LedgerEntry entry) {
    String numbers =
        String.format(
            Locale.ROOT,
            "  %-16s %9.3f %9.3f %+9.3f",
            entry.mask(),
            entry.published(),
            entry.ours(),
            entry.difference());
    if (!entry.interval().isKnown()) {
      return numbers;
    }
    return numbers
        + String.format(
            Locale.ROOT, "   %.3f … %.3f  ", entry.interval().low(), entry.interval().high())
        + terminal.text(entry.covers() ? "ledger.covers" : "ledger.misses");
  }
}
