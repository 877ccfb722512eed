package org.zonelens.app.command;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.window.WindowRule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How passages are cut, answers decoded and scored. */
final class ReadingOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--preset", paramLabel = "published")
  private @Nullable Preset preset;

  @Option(names = "--max-length", paramLabel = "N")
  private @Nullable Integer maxLength;

  @Option(names = "--stride", paramLabel = "N")
  private @Nullable Integer stride;

  @Option(names = "--stride-step", paramLabel = "overlap|advance")
  private WindowRule.@Nullable Step step;

  @Option(names = "--max-question-length", paramLabel = "N")
  private @Nullable Integer maxQuestion;

  @Option(names = "--max-answer-length", paramLabel = "N", defaultValue = "30")
  private int maxAnswerLength;

  @Option(names = "--n-best", paramLabel = "N", defaultValue = "20")
  private int nBest;

  @Option(names = "--null-threshold", paramLabel = "X", defaultValue = "0")
  private double nullThreshold;

  @Mixin private final LanguageOption language = new LanguageOption();

  /** How passages are cut for a model, which may not take windows as long as asked for. */
  WindowRule window(ModelCard card, Terminal terminal) {
    WindowRule usual = preset == null ? WindowRule.DEFAULT : preset.window();
    try {
      WindowRule asked =
          new WindowRule(
              Objects.requireNonNullElse(maxLength, usual.maxLength()),
              Objects.requireNonNullElse(stride, usual.stride()),
              Objects.requireNonNullElse(step, usual.step()),
              maxQuestion == null ? usual.maxQuestion() : OptionalInt.of(maxQuestion));
      WindowRule fitting = asked.within(card.maxLength());
      if (!fitting.equals(asked)) {
        terminal.say(
            "max-length-lowered", asked.maxLength(), fitting.maxLength(), fitting.stride());
      }
      return fitting;
    } catch (IllegalArgumentException nonsense) {
      throw new ParameterException(command.commandLine(), nonsense.getMessage(), nonsense);
    }
  }

  DecodingRule decoding(boolean allowsNull) {
    try {
      return new DecodingRule(nBest, maxAnswerLength, allowsNull, nullThreshold);
    } catch (IllegalArgumentException nonsense) {
      throw new ParameterException(command.commandLine(), nonsense.getMessage(), nonsense);
    }
  }

  ReadingRules rules(ModelCard card, Dataset dataset, Terminal terminal) {
    return new ReadingRules(
        window(card, terminal), decoding(dataset.hasUnanswerable()), language.metric(dataset));
  }
}
