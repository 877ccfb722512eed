package org.zonelens.app.command;

import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.sweep.StopRule;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** When a sweep knows enough. */
final class StopOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--until-width", paramLabel = "W")
  private @Nullable Double width;

  /** A rule for one sweep. */
  StopRule rule() {
    if (width == null) {
      return StopRule.NEVER;
    }
    try {
      return StopRule.untilWidth(width);
    } catch (IllegalArgumentException nonsense) {
      throw new ParameterException(
          command.commandLine(), "--until-width: " + nonsense.getMessage(), nonsense);
    }
  }
}
