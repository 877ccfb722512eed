package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.score.Predictions;
import org.zonelens.analysis.score.Scorer;
import org.zonelens.analysis.score.Totals;
import org.zonelens.app.open.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores a file of predictions by the official rule of its data set. */
@Command(name = "score", mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--data", required = true, paramLabel = "F")
  private String data = "";

  @Option(names = "--predictions", required = true, paramLabel = "F.json")
  private Path predictions = Path.of("");

  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final JsonOption json = new JsonOption();

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Dataset dataset = new Catalogue().openData(data, terminal.progress("progress.read"));
    Metric metric = language.metric(dataset);
    Totals totals = Scorer.score(dataset, metric, Predictions.read(predictions));
    json.print(
        terminal,
        JsonOption.object()
            .put("data", dataset.name())
            .put("rule", metric.code())
            .put("examples", totals.examples())
            .put("exact", JsonOption.number(totals.exact()))
            .put("f1", JsonOption.number(totals.f1())),
        terminal.text(
            "score.result",
            dataset.name(),
            metric.code(),
            totals.examples(),
            totals.exact(),
            totals.f1()));
    return ExitCode.DONE;
  }
}
