package org.zonelens.app.command;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.app.open.Catalogue;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which data set, and how much of it. */
final class DataOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Set by the parser before any command runs.
  private CommandSpec command;

  @Option(names = "--data", required = true, paramLabel = "F")
  private String data = "";

  @Option(names = "--limit", paramLabel = "N")
  private @Nullable Integer limit;

  /** What the user calls it. */
  String name() {
    return data;
  }

  /** Reads the data set and says once what in it does not fit. */
  Dataset read(Terminal terminal) {
    Dataset dataset = new Catalogue().openData(data, terminal.progress("progress.read"));
    terminal.sayMisaligned(dataset);
    return dataset;
  }

  OptionalInt limit() {
    if (limit == null) {
      return OptionalInt.empty();
    }
    if (limit < 1) {
      throw new ParameterException(
          command.commandLine(), "--limit must be at least 1, not " + limit);
    }
    return OptionalInt.of(limit);
  }
}
