package org.zonelens.app.command;

import org.jspecify.annotations.Nullable;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.TensorEngine;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a model runs, and on how many threads. */
final class DeviceOptions {
  @Option(names = "--device", paramLabel = "cpu|gpu|gpu:N|auto", defaultValue = "auto")
  private String device = "auto";

  @Option(names = "--threads", paramLabel = "N")
  private @Nullable Integer threads;

  /**
   * Sets the number of threads and says where to run.
   *
   * @param command whose usage is shown if the options make no sense
   */
  DeviceChoice apply(CommandLine command) {
    DeviceChoice choice = DeviceChoice.parse(device);
    if (threads != null) {
      if (threads < 1) {
        throw new ParameterException(command, "--threads must be at least 1, not " + threads);
      }
      TensorEngine.useThreads(threads);
    }
    return choice;
  }
}
