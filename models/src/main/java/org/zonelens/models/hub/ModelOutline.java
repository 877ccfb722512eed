package org.zonelens.models.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.models.checkpoint.ModelConfig;
import org.zonelens.models.checkpoint.ModelFault;

/**
 * What a list says about a model, seen without opening it.
 *
 * @param family the config's {@code model_type}, if it says one
 * @param hasQaHead whether config or weights have a head for question answering
 * @param bytes size of its files
 * @param parameters how many, where a header says so
 * @param obstacle why it cannot be opened; empty if nothing speaks against it
 */
public record ModelOutline(
    Optional<String> family,
    boolean hasQaHead,
    long bytes,
    OptionalLong parameters,
    ModelLanguage language,
    Optional<Obstacle> obstacle) {

  /** A model of which nothing is there but its name. */
  static ModelOutline missing(long bytes) {
    return new ModelOutline(
        Optional.empty(),
        false,
        bytes,
        OptionalLong.empty(),
        ModelLanguage.UNKNOWN,
        Optional.of(Obstacle.INCOMPLETE));
  }

  /** Looks at a directory in Hugging Face layout. */
  public static ModelOutline of(Path directory) {
    SnapshotFiles files = SnapshotFiles.of(directory);
    Optional<CachedConfig> config = config(directory);
    Optional<WeightHeaders> headers =
        ModelFiles.weights(files.present()).flatMap(names -> headers(directory, names));
    return new ModelOutline(
        config.flatMap(CachedConfig::family),
        config.map(CachedConfig::hasQaHead).orElse(false)
            || headers.map(WeightHeaders::hasQaHead).orElse(false),
        files.bytes(),
        headers.map(WeightHeaders::parameters).orElse(OptionalLong.empty()),
        CardLanguage.of(directory).orElseGet(() -> VocabularyLanguage.of(directory)),
        obstacle(directory, files, config.isPresent(), headers.isPresent()));
  }

  private static Optional<Obstacle> obstacle(
      Path directory, SnapshotFiles files, boolean config, boolean headers) {
    boolean hasConfig = files.present().contains(ModelFiles.CONFIG);
    if (hasConfig && !config) {
      return Optional.of(Obstacle.DAMAGED);
    }
    Optional<Obstacle> uncovered = hasConfig ? uncovered(directory) : Optional.empty();
    if (uncovered.isPresent()) {
      return uncovered;
    }
    Optional<Obstacle> lack = files.lack();
    return lack.isEmpty() && !headers ? Optional.of(Obstacle.DAMAGED) : lack;
  }

  private static Optional<Obstacle> uncovered(Path directory) {
    try {
      ModelConfig.read(directory);
      return Optional.empty();
    } catch (InputException refused) {
      return Optional.of(
          refused.fault() == ModelFault.UNKNOWN_FAMILY || refused.fault() == ModelFault.NO_FAMILY
              ? Obstacle.FAMILY
              : Obstacle.CONFIG);
    }
  }

  private static Optional<CachedConfig> config(Path directory) {
    try {
      return CachedConfig.read(directory);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<WeightHeaders> headers(Path directory, List<String> names) {
    try {
      return WeightHeaders.read(directory, names);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
