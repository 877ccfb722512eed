package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.models.demo.DemoTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the English demo again: data, vocabulary, weights. */
@Command(name = "train-demo", mixinStandardHelpOptions = true)
final class TrainDemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Option(names = "--steps", paramLabel = "N")
  private @Nullable Integer steps;

  @Option(names = "--resume")
  private boolean resume;

  TrainDemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DemoTraining.Settings settings = DemoTraining.Settings.SHIPPED.withSeed(seed);
    if (steps != null) {
      if (steps < 1) {
        throw new ParameterException(
            spec.commandLine(), "--steps must be at least 1, not " + steps);
      }
      settings = settings.withSteps(steps);
    }
    DemoTraining.Report report =
        DemoTraining.run(
            out, resume ? settings.resuming() : settings, terminal.progress("progress.train"));
    terminal.say(
        "train-demo.result",
        out,
        report.steps(),
        report.loss(),
        100 * report.exact(),
        report.seconds());
    return ExitCode.DONE;
  }
}
