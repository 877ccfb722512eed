package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationResult;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.app.open.Catalogue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs one window and keeps what was recorded, in a file or a session. */
@Command(name = "trace", mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final MaskOptions masks = new MaskOptions();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(names = "--window", paramLabel = "K", defaultValue = "0")
  private int window;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Kept kept = new Kept();

  /** Where the trace goes: a file, a session, or both. */
  static final class Kept {
    @Option(names = "--out", paramLabel = "F.safetensors|F.npz")
    private @Nullable Path out;

    @ArgGroup(exclusive = false)
    private @Nullable Pinned pinned;
  }

  /** A session that takes the trace. */
  static final class Pinned {
    @Option(names = "--session", required = true, paramLabel = "F.zlens")
    private Path session = Path.of("");

    @Option(names = "--pin", required = true, paramLabel = "NAME")
    private String name = "";
  }

  /** Either a question and passage typed here, or an example of a data set. */
  static final class Source {
    @ArgGroup(exclusive = false)
    private @Nullable Typed typed;

    @ArgGroup(exclusive = false)
    private @Nullable Stored stored;

    /** The example's id; empty if the texts were typed. */
    String id() {
      return stored == null ? "" : stored.id;
    }

    /** The data set's file or name; empty if the texts were typed. */
    String name() {
      return stored == null ? "" : stored.data;
    }

    /** A data set of the one example. */
    Dataset dataset(Terminal terminal) {
      if (typed != null) {
        Example example = new Example("", typed.question, typed.passage, 0, "", List.of(), false);
        return new Dataset("", List.of(example), 1, Language.OTHER, false, 0, "");
      }
      Stored chosen = Objects.requireNonNull(stored);
      Dataset whole = new Catalogue().openData(chosen.data, terminal.progress("progress.read"));
      Example example =
          whole.examples().stream()
              .filter(each -> each.id().equals(chosen.id))
              .findFirst()
              .orElseThrow(
                  () -> new InputException(CommandFault.NO_SUCH_EXAMPLE, chosen.data, chosen.id));
      return new Dataset(
          whole.name(),
          List.of(example),
          1,
          whole.language(),
          whole.hasUnanswerable(),
          0,
          whole.fingerprint());
    }
  }

  /** A question on a passage. */
  static final class Typed {
    @Option(names = "--question", required = true, paramLabel = "S")
    private String question = "";

    @Option(names = "--passage", required = true, paramLabel = "S")
    private String passage = "";
  }

  /** An example of a data set. */
  static final class Stored {
    @Option(names = "--data", required = true, paramLabel = "F")
    private String data = "";

    @Option(names = "--id", required = true, paramLabel = "ID")
    private String id = "";
  }

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Masking masking = masks.masking();
    check();
    Dataset dataset = source.dataset(terminal);
    Example example = dataset.examples().getFirst();
    try (ReadingModel reader = model.open(terminal)) {
      ModelCard card = reader.card();
      masking.requireWithin(card.layers(), card.heads());
      WindowRule rule = reading.window(card, terminal);
      List<Window> windows = reader.windows(example.question(), example.passage(), rule);
      if (window < 0 || window >= windows.size()) {
        throw new InputException(CommandFault.NO_SUCH_WINDOW, window, windows.size() - 1);
      }
      Trace trace = trace(reader, windows.get(window), masking, rule);
      if (!card.hasQaHead()) {
        terminal.say("trace.no-head", card.name());
      }
      String answer = card.hasQaHead() ? answer(reader, dataset, masking) : "";
      if (kept.out != null) {
        TraceFile.write(kept.out, trace, card.name(), answer);
      }
      if (kept.pinned != null) {
        pin(kept.pinned, new PinnedTrace(pin(kept.pinned, card, answer), trace));
      }
      print(card, trace, answer);
      return ExitCode.DONE;
    }
  }

  /** What would only be found out after the work. */
  private void check() {
    if (kept.pinned == null) {
      new OutputFiles().add(kept.out).check(model.name(), source.name());
      return;
    }
    Path session = kept.pinned.session;
    new OutputFiles().add(kept.out).add(session).check(model.name(), source.name());
    try (Session opened = Session.open(session)) {
      opened.requireFree(kept.pinned.name);
    }
  }

  private Pin pin(Pinned pinned, ModelCard card, String answer) {
    return Pin.now(pinned.name, card, source.id(), answer);
  }

  private static void pin(Pinned pinned, PinnedTrace trace) {
    try (Session session = Session.edit(pinned.session)) {
      session.pin(trace);
    }
  }

  private static Trace trace(ReadingModel reader, Window window, Masking masking, WindowRule rule) {
    List<Window> windows = List.of(window);
    try (Batch batch =
        masking.revealsPadding() ? reader.open(windows, rule.maxLength()) : reader.open(windows)) {
      return batch.trace(masking).getFirst();
    }
  }

  /** The answer over all windows, as an evaluation would give it. */
  private String answer(ReadingModel reader, Dataset dataset, Masking masking) {
    EvaluationSettings settings =
        new EvaluationSettings(
            reading.rules(reader.card(), dataset, terminal),
            masking,
            OptionalInt.empty(),
            BatchRule.forDevice(reader.card().device()));
    EvaluationResult result =
        Evaluation.run(reader, dataset, settings, terminal.progress("progress.evaluate"), _ -> {});
    if (result.cancelled()) {
      throw new CancelledException();
    }
    return result.results().getFirst().answer().text();
  }

  private void print(ModelCard card, Trace trace, String answer) {
    var object =
        JsonOption.object()
            .put("model", card.name())
            .put("layers", card.layers())
            .put("heads", card.heads())
            .put("tokens", trace.window().size())
            .put("answer", answer);
    List<String> places = new ArrayList<>();
    if (kept.out != null) {
      object.put("out", kept.out.toString());
      places.add(kept.out.toString());
    }
    if (kept.pinned != null) {
      object.put("session", kept.pinned.session.toString()).put("pin", kept.pinned.name);
      places.add(kept.pinned.session + " (" + kept.pinned.name + ")");
    }
    json.print(
        terminal,
        object,
        terminal.text(
            "trace.result",
            String.join(", ", places),
            card.layers(),
            card.heads(),
            trace.window().size(),
            answer));
  }
}
