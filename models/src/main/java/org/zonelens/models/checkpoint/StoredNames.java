package org.zonelens.models.checkpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zonelens.analysis.fault.InputException;

/**
 * Finds a model's weights in a checkpoint under whichever of their names they were stored: with or
 * without the family's name in front, with {@code module.} before that if the model was trained on
 * several devices, and {@code gamma} and {@code beta} for the weight and bias of a layer norm, as
 * checkpoints converted from TensorFlow have it.
 *
 * @param encoder by the name of {@link TensorNames}
 * @param qaHead likewise; empty if there is none
 * @param unused names of the tensors that nothing asked for
 */
public record StoredNames(
    Map<String, StoredTensor> encoder, Map<String, StoredTensor> qaHead, List<String> unused) {
  private static final int NAMES_IN_MESSAGE = 3;
  private static final String PARALLEL = "module.";

  /**
   * Looks every weight up.
   *
   * @throws InputException if a weight of the encoder is missing, or has another shape than the
   *     config asks for
   */
  public static StoredNames find(Checkpoint checkpoint, EncoderSpec spec) {
    String prefix = spec.family().prefix();
    Map<String, StoredTensor> byName = byBareName(checkpoint, prefix);
    Map<String, StoredTensor> encoder = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    TensorNames.encoder(spec)
        .forEach(
            (name, shape) ->
                Optional.ofNullable(byName.get(bare(name, prefix)))
                    .ifPresentOrElse(
                        tensor -> encoder.put(name, requireShape(checkpoint, tensor, shape)),
                        () -> missing.add(name)));
    if (!missing.isEmpty()) {
      String first =
          String.join(", ", missing.subList(0, Math.min(NAMES_IN_MESSAGE, missing.size())));
      throw new InputException(
          ModelFault.TENSORS_MISSING, checkpoint.source().toString(), missing.size(), first);
    }
    Map<String, StoredTensor> head = head(checkpoint, byName, spec);
    Set<String> unused = new HashSet<>(checkpoint.tensors().keySet());
    encoder.values().forEach(tensor -> unused.remove(tensor.name()));
    head.values().forEach(tensor -> unused.remove(tensor.name()));
    return new StoredNames(encoder, head, unused.stream().sorted().toList());
  }

  private static Map<String, StoredTensor> byBareName(Checkpoint checkpoint, String prefix) {
    Map<String, StoredTensor> byName = new HashMap<>();
    for (Map.Entry<String, StoredTensor> each : checkpoint.tensors().entrySet()) {
      String name = modern(each.getKey());
      // One that states its family wins over one that happens to end alike.
      if (name.startsWith(prefix)) {
        byName.put(bare(name, prefix), each.getValue());
      } else {
        byName.putIfAbsent(name, each.getValue());
      }
    }
    return byName;
  }

  private static String modern(String stored) {
    String name = stored;
    while (name.startsWith(PARALLEL)) {
      name = name.substring(PARALLEL.length());
    }
    if (name.endsWith(".gamma")) {
      return name.substring(0, name.length() - "gamma".length()) + "weight";
    }
    return name.endsWith(".beta")
        ? name.substring(0, name.length() - "beta".length()) + "bias"
        : name;
  }

  private static String bare(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static Map<String, StoredTensor> head(
      Checkpoint checkpoint, Map<String, StoredTensor> byName, EncoderSpec spec) {
    Map<String, StoredTensor> head = new LinkedHashMap<>();
    for (Map.Entry<String, TensorShape> each : TensorNames.qaHead(spec).entrySet()) {
      StoredTensor tensor = byName.get(each.getKey());
      if (tensor == null) {
        return Map.of();
      }
      head.put(each.getKey(), requireShape(checkpoint, tensor, each.getValue()));
    }
    return head;
  }

  /**
   * Why a checkpoint without a QA head has none.
   *
   * @param unused names of its tensors that nothing asked for
   */
  public static ModelFault lack(List<String> unused) {
    return unused.stream().anyMatch(name -> name.endsWith(TensorNames.BEAM_SEARCH_END))
        ? ModelFault.BEAM_SEARCH_HEAD
        : ModelFault.NO_QA_HEAD;
  }

  private static StoredTensor requireShape(
      Checkpoint checkpoint, StoredTensor tensor, TensorShape shape) {
    String source = checkpoint.source().toString();
    if (!tensor.shape().equals(shape)) {
      throw new InputException(
          ModelFault.TENSOR_SHAPE,
          source,
          tensor.name(),
          tensor.shape().toString(),
          shape.toString());
    }
    if (!tensor.type().isFloating()) {
      throw new InputException(
          ModelFault.TENSOR_NOT_FLOATING, source, tensor.name(), tensor.type().id());
    }
    return tensor;
  }
}
