package org.zonelens.app.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.models.HuggingFaceModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How large batches are. */
final class BatchOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--batch-tokens", paramLabel = "N")
  private @Nullable Integer tokens;

  /** Refuses nonsense before anything is opened. */
  void check() {
    if (tokens != null && tokens < 1) {
      throw new ParameterException(
          command.commandLine(), "--batch-tokens must be at least 1, not " + tokens);
    }
  }

  /**
   * The size that is kept to, the one asked for, or else the one that a short measurement finds
   * fastest.
   *
   * @param kept of the sweep that goes on: batches of other sizes would round differently
   * @param threads whether their number is to be measured, too
   */
  BatchRule rule(HuggingFaceModel model, Optional<BatchRule> kept, boolean threads) {
    Optional<BatchRule> known = kept.or(() -> Optional.ofNullable(tokens).map(BatchRule::ofTokens));
    if (known.isEmpty()) {
      return model.tune(threads);
    }
    if (threads) {
      model.tuneThreads();
    }
    return known.get();
  }
}
