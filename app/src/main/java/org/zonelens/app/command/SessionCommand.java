package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.session.Environment;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.Run;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is in a session, and takes notes; needs neither the model nor the data. */
@Command(name = "session", mixinStandardHelpOptions = true)
final class SessionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--session", required = true, paramLabel = "F.zlens")
  private Path session = Path.of("");

  @Option(names = "--note", paramLabel = "S")
  private @Nullable String note;

  @Option(names = "--unpin", paramLabel = "NAME")
  private @Nullable String unpin;

  @Mixin private final JsonOption json = new JsonOption();

  SessionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (note != null || unpin != null) {
      change();
    }
    try (Session opened = Session.open(session)) {
      json.print(terminal, object(opened), text(opened));
    }
    return ExitCode.DONE;
  }

  private void change() {
    try (Session opened = Session.edit(session)) {
      if (unpin != null) {
        opened.trace(unpin);
        opened.unpin(unpin);
      }
      if (note != null) {
        opened.addNote(note);
      }
    }
  }

  private ObjectNode object(Session opened) {
    ObjectNode object =
        JsonOption.object()
            .put("session", session.toString())
            .put("examples", opened.done())
            .put("of", opened.total())
            .put("masks", opened.interventions().size());
    fill(object.putObject("provenance"), opened.facts());
    ArrayNode runs = object.putArray("runs");
    opened.runs().forEach(run -> fill(runs.addObject(), run));
    ArrayNode traces = object.putArray("traces");
    for (Pin pin : opened.traces()) {
      traces
          .addObject()
          .put("name", pin.name())
          .put("pinned", pin.time().toString())
          .put("model", pin.model())
          .put("example", pin.example())
          .put("answer", pin.answer());
    }
    ArrayNode notes = object.putArray("notes");
    for (Note each : opened.notes()) {
      notes.addObject().put("time", each.time().toString()).put("text", each.text());
    }
    fill(object.putObject("figures"), opened.figures());
    return object;
  }

  private static void fill(ObjectNode object, Map<String, String> texts) {
    texts.forEach(object::put);
  }

  private static void fill(ObjectNode object, Run run) {
    Environment environment = run.environment();
    object
        .put("started", run.started().toString())
        .put("ended", run.ended().map(Instant::toString).orElse(null))
        .put("ending", run.ending().map(Ending::id).orElse(null))
        .put("until_width", JsonOption.number(run.untilWidth().orElse(Double.NaN)))
        .put("program", environment.program())
        .put("engine", environment.engine())
        .put("natives", environment.natives())
        .put("device", environment.device())
        .put("threads", environment.threads())
        .put("precision", environment.precision())
        .put("batch_windows", environment.batching().maxWindows())
        .put("batch_tokens", environment.batching().maxTokens())
        .put("java", environment.java())
        .put("system", environment.system());
  }

  private String text(Session opened) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(
        terminal.text(
            "session.summary",
            opened.provenance().model(),
            opened.provenance().data(),
            opened.done(),
            opened.total(),
            opened.interventions().size()));
    opened.facts().forEach((name, value) -> lines.add("  %-18s %s".formatted(name, value)));
    for (Run run : opened.runs()) {
      Environment environment = run.environment();
      lines.add(
          terminal.text(
              "session.run",
              run.started(),
              run.ended().map(Instant::toString).orElse("–"),
              environment.program(),
              environment.engine(),
              environment.device(),
              environment.threads(),
              environment.precision()));
    }
    for (Pin pin : opened.traces()) {
      lines.add(
          terminal.text("session.trace", pin.name(), pin.time(), pin.example(), pin.answer()));
    }
    opened
        .notes()
        .forEach(each -> lines.add(terminal.text("session.note", each.time(), each.text())));
    return lines.toString();
  }
}
