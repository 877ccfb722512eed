package org.zonelens.models.checkpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zonelens.analysis.fault.InputException;

/**
 * Finds a model's weights in a checkpoint under whichever of their names they were stored: with or
 * without the {@code bert.} in front, and {@code gamma} and {@code beta} for the weight and bias of
 * a layer norm, as checkpoints converted from TensorFlow have it.
 *
 * @param encoder by the name of {@link TensorNames}
 * @param qaHead likewise; empty if there is none
 * @param unused names of the tensors that nothing asked for
 */
public record StoredNames(
    Map<String, StoredTensor> encoder, Map<String, StoredTensor> qaHead, List<String> unused) {
  private static final int NAMES_IN_MESSAGE = 3;

  /**
   * Looks every weight up.
   *
   * @throws InputException if a weight of the encoder is missing, or has another shape than the
   *     config asks for
   */
  public static StoredNames find(Checkpoint file, EncoderSpec spec) {
    Map<String, StoredTensor> encoder = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    TensorNames.encoder(spec)
        .forEach(
            (name, shape) ->
                find(file, name)
                    .ifPresentOrElse(
                        entry -> encoder.put(name, requireShape(file, entry, shape)),
                        () -> missing.add(name)));
    if (!missing.isEmpty()) {
      String first =
          String.join(", ", missing.subList(0, Math.min(NAMES_IN_MESSAGE, missing.size())));
      throw new InputException(
          ModelFault.TENSORS_MISSING, file.source().toString(), missing.size(), first);
    }
    Map<String, StoredTensor> head = head(file, spec);
    Set<String> unused = new HashSet<>(file.tensors().keySet());
    encoder.values().forEach(entry -> unused.remove(entry.name()));
    head.values().forEach(entry -> unused.remove(entry.name()));
    return new StoredNames(encoder, head, unused.stream().sorted().toList());
  }

  private static Map<String, StoredTensor> head(Checkpoint file, EncoderSpec spec) {
    Map<String, StoredTensor> head = new LinkedHashMap<>();
    for (Map.Entry<String, TensorShape> each : TensorNames.qaHead(spec).entrySet()) {
      Optional<StoredTensor> entry = find(file, each.getKey());
      if (entry.isEmpty()) {
        return Map.of();
      }
      head.put(each.getKey(), requireShape(file, entry.get(), each.getValue()));
    }
    return head;
  }

  private static Optional<StoredTensor> find(Checkpoint file, String name) {
    String old =
        name.replace("LayerNorm.weight", "LayerNorm.gamma")
            .replace("LayerNorm.bias", "LayerNorm.beta");
    return Stream.of(name, old, bare(name), bare(old))
        .flatMap(spelling -> Optional.ofNullable(file.tensors().get(spelling)).stream())
        .findFirst();
  }

  private static String bare(String name) {
    return name.startsWith("bert.") ? name.substring("bert.".length()) : name;
  }

  private static StoredTensor requireShape(Checkpoint file, StoredTensor entry, TensorShape shape) {
    if (!entry.shape().equals(shape)) {
      throw new InputException(
          ModelFault.TENSOR_SHAPE,
          file.source().toString(),
          entry.name(),
          entry.shape().toString(),
          shape.toString());
    }
    if (!entry.type().isFloating()) {
      throw new InputException(
          ModelFault.TENSOR_NOT_FLOATING,
          file.source().toString(),
          entry.name(),
          entry.type().id());
    }
    return entry;
  }
}
