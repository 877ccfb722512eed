package org.zonelens.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.Checkpoint;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.ShardIndex;
import org.zonelens.models.checkpoint.ShardedCheckpoint;
import org.zonelens.models.torch.TorchFile;

/**
 * The files of a directory that hold its model's weights, chosen as transformers does: safetensors
 * before PyTorch's own format, one file before several.
 *
 * @param first the weights, or the list of the files that hold them
 * @param index that list, if they are in several
 */
record WeightFiles(Path first, Optional<ShardIndex> index) {
  private static final String SAFETENSORS = "model.safetensors";
  private static final String TORCH = "pytorch_model.bin";
  private static final String LIST = ".index.json";
  private static final List<String> IN_ORDER =
      List.of(SAFETENSORS, SAFETENSORS + LIST, TORCH, TORCH + LIST);
  private static final List<String> NOT_READ =
      List.of("tf_model.h5", "flax_model.msgpack", "bert_model.ckpt.index");

  /**
   * Looks for the weights; only a list of files is read.
   *
   * @throws InputException if there are none, none in a format that is read, or the list is damaged
   */
  static WeightFiles find(Path directory) {
    for (String name : IN_ORDER) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        return new WeightFiles(
            file, name.endsWith(LIST) ? Optional.of(ShardIndex.read(file)) : Optional.empty());
      }
    }
    for (String other : NOT_READ) {
      if (Files.exists(directory.resolve(other))) {
        throw new InputException(ModelFault.WEIGHTS_FORMAT, directory.toString(), other);
      }
    }
    throw new InputException(ModelFault.WEIGHTS_MISSING, directory.resolve(SAFETENSORS).toString());
  }

  /**
   * Opens the weights of a directory.
   *
   * @throws InputException if there are none, or they are damaged or of a format that is not read
   */
  static Checkpoint open(Path directory) {
    return find(directory).open(JobContext.NONE);
  }

  /** The names of all files, in a fixed order. */
  List<String> names() {
    return Stream.concat(
            Stream.of(first.getFileName().toString()),
            index.stream().flatMap(list -> list.names().stream()))
        .toList();
  }

  /**
   * Opens them.
   *
   * @param context stops the reading, and later the conversion of tensors
   * @throws InputException if they are damaged, or not as the list says
   */
  Checkpoint open(JobContext context) {
    Function<Path, Checkpoint> opener =
        first.getFileName().toString().startsWith(SAFETENSORS)
            ? file -> Safetensors.open(file, context)
            : file -> TorchFile.open(file, context);
    return index
        .<Checkpoint>map(list -> ShardedCheckpoint.open(list, opener))
        .orElseGet(() -> opener.apply(first));
  }
}
