package org.zonelens.app.command;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.model.Precision;
import org.zonelens.models.device.ComputeChoice;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.TensorEngine;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Where a model runs, on how many threads and with which numbers. */
final class DeviceOptions {
  @Option(names = "--device", paramLabel = "cpu|gpu|gpu:N|auto", defaultValue = "auto")
  private String device = "auto";

  @Option(names = "--threads", paramLabel = "N")
  private @Nullable Integer threads;

  @Option(
      names = "--precision",
      paramLabel = "fp32|bf16|fp16",
      defaultValue = "fp32",
      converter = ById.class)
  private Precision precision = Precision.FP32;

  /**
   * Sets the number of threads and says how to run.
   *
   * @param command whose usage is shown if the options make no sense
   */
  ComputeChoice apply(CommandLine command) {
    return apply(command, device);
  }

  private ComputeChoice apply(CommandLine command, String name) {
    DeviceChoice choice = DeviceChoice.parse(name);
    if (threads != null) {
      if (threads < 1) {
        throw new ParameterException(command, "--threads must be at least 1, not " + threads);
      }
      TensorEngine.useThreads(threads);
    }
    return new ComputeChoice(choice, precision);
  }

  /**
   * The same for a command that works on several devices, whose names stand between commas.
   *
   * @param command as above
   */
  List<ComputeChoice> applyAll(CommandLine command) {
    return Stream.of(device.split(",", -1)).map(name -> apply(command, name)).toList();
  }

  /** Whether the number of threads is left to the program. */
  boolean choosesThreads() {
    return threads == null;
  }

  /** Reads {@code fp32}, {@code bf16} or {@code fp16}. */
  static final class ById implements ITypeConverter<Precision> {
    @Override
    public Precision convert(String id) {
      return Precision.byId(id)
          .orElseThrow(() -> new TypeConversionException("not a precision: " + id));
    }
  }
}
