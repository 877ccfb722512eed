package org.zonelens.models.demo;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.Safetensors;

/**
 * A training as it is saved beside the model: weights, what Adam remembers, and the step.
 *
 * @param parameters everything that is trained
 * @param step how many steps are done
 */
record TrainingState(Parameters parameters, int step) {
  private static final String FILE = "training.safetensors";
  private static final String STEP = "zonelens.step";
  private static final String BEGUN_WITH = "zonelens.settings";

  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** The start of a training. */
  static TrainingState fresh(NDManager manager, EncoderSpec spec, long seed) {
    return new TrainingState(Parameters.fresh(manager, spec, new InitialWeights(spec, seed)), 0);
  }

  /**
   * A training that was interrupted.
   *
   * @throws InputException if there is none, it is damaged, or it was begun with other settings
   */
  static TrainingState restored(
      NDManager manager, EncoderSpec spec, Path folder, DemoTraining.Settings settings) {
    if (!Files.exists(file(folder))) {
      throw new InputException(DemoFault.NOTHING_TO_RESUME, folder);
    }
    try (Safetensors file = Safetensors.open(file(folder))) {
      String begunWith = file.metadata().getOrDefault(BEGUN_WITH, "");
      if (!begunWith.equals(settings.text())) {
        throw new InputException(
            DemoFault.OTHER_TRAINING, file.source(), begunWith, settings.text());
      }
      return new TrainingState(Parameters.restored(manager, spec, file), step(file));
    }
  }

  private static int step(Safetensors file) {
    try {
      return Integer.parseInt(file.metadata().getOrDefault(STEP, ""));
    } catch (NumberFormatException damaged) {
      throw new InputException(damaged, DemoFault.NOT_A_TRAINING, file.source(), STEP);
    }
  }

  void save(Path folder, DemoTraining.Settings settings) throws IOException {
    parameters.save(
        file(folder), Map.of(STEP, Integer.toString(step), BEGUN_WITH, settings.text()));
  }
}
