package org.zonelens.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonelens.models.demo.DemoLanguage;
import org.zonelens.models.demo.DemoTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Makes a demo again: data, vocabulary, weights. */
@Command(name = "train-demo", mixinStandardHelpOptions = true)
final class TrainDemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR")
  private Path out = Path.of("");

  @Option(names = "--language", paramLabel = "en|zh", defaultValue = "en", converter = ByCode.class)
  private DemoLanguage language = DemoLanguage.ENGLISH;

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
    DemoTraining.Settings settings = DemoTraining.Settings.shipped(language).withSeed(seed);
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

  /** The languages by their codes. */
  static final class ByCode implements ITypeConverter<DemoLanguage> {
    @Override
    public DemoLanguage convert(String code) {
      return DemoLanguage.of(code)
          .orElseThrow(() -> new TypeConversionException("neither en nor zh: " + code));
    }
  }
}
