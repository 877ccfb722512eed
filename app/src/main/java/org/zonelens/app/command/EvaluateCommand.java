package org.zonelens.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationResult;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.score.Predictions;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.device.TensorEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers a data set and scores the answers. */
@Command(name = "evaluate", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final MaskOptions masks = new MaskOptions();
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--predictions", paramLabel = "F.json")
  private @Nullable Path predictions;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Masking masking = masks.masking();
    new OutputFiles().add(predictions).check(model.name(), data.name());
    Dataset dataset = data.read(terminal);
    try (ReadingModel reader = model.openToAnswer(terminal)) {
      ModelCard card = reader.card();
      ReadingRules rules = reading.rules(card, dataset, terminal);
      EvaluationSettings settings =
          new EvaluationSettings(rules, masking, data.limit(), BatchRule.forDevice(card.device()));
      EvaluationResult result =
          Evaluation.run(
              reader, dataset, settings, terminal.progress("progress.evaluate"), _ -> {});
      print(card, dataset, masking, rules.metric(), result);
      if (predictions != null) {
        Predictions.write(predictions, result.predictions());
      }
      return terminal.exitCode(result.cancelled());
    }
  }

  private void print(
      ModelCard card, Dataset dataset, Masking masking, Metric rule, EvaluationResult result) {
    ObjectNode object =
        JsonOption.object()
            .put("model", card.name())
            .put("data", dataset.name())
            .put("rule", rule.code())
            .put("examples", result.examples())
            .put("windows", result.windows())
            .put("exact", JsonOption.number(result.exact()))
            .put("f1", JsonOption.number(result.f1()))
            .put("seconds", result.seconds())
            .put("device", card.device())
            .put("threads", TensorEngine.threads());
    var list = object.putArray("masks");
    masking.interventions().forEach(each -> list.add(each.toString()));
    json.print(
        terminal,
        object,
        terminal.text(
            "evaluate.result",
            card.name(),
            dataset.name(),
            result.examples(),
            result.windows(),
            result.exact(),
            result.f1(),
            result.seconds(),
            card.device(),
            rule.code()));
  }
}
