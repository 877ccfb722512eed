package org.zonelens.models.torch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.Checkpoint;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.StoredTensor;

/**
 * A {@code pytorch_model.bin}: the dictionary of tensors that {@code torch.save} wrote, in the zip
 * format or the older one, mapped into memory for reading only. The pickle inside is data here:
 * nothing in it is run, and whatever is no tensor or plain container is refused by name.
 *
 * <p>Tensors of 32-bit floats that lie in row-major order are views of the mapping. Others are
 * converted when they are asked for, into memory that goes with {@link #close}.
 */
public final class TorchFile implements Checkpoint {
  private final Path file;
  private final Arena arena;
  private final Map<String, StoredTensor> tensors;

  private TorchFile(Path file, Arena arena, Map<String, StoredTensor> tensors) {
    this.file = file;
    this.arena = arena;
    this.tensors = tensors;
  }

  /**
   * Maps a file and reads its dictionary.
   *
   * @param context stops the reading, and later the conversion of tensors
   * @throws InputException with a {@link TorchFault} or a {@link ModelFault} if the file is not
   *     there, not readable, damaged, or holds anything but tensors under their names
   */
  public static TorchFile open(Path file, JobContext context) {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      throw new InputException(ModelFault.WEIGHTS_MISSING, name);
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      TorchContent content = TorchContent.read(name, bytes, arena, context);
      return new TorchFile(file, arena, tensors(name, content, arena, context));
    } catch (IOException unreadable) {
      arena.close();
      throw new InputException(
          unreadable, ModelFault.WEIGHTS_UNREADABLE, name, unreadable.toString());
    } catch (RuntimeException fault) {
      arena.close();
      throw fault;
    }
  }

  private static Map<String, StoredTensor> tensors(
      String file, TorchContent content, Arena arena, JobContext context) {
    if (!(content.root() instanceof Pickled.Dict root)) {
      throw new InputException(TorchFault.NO_TENSORS, file);
    }
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Pickled> each : root.named().entrySet()) {
      if (each.getValue() instanceof Pickled.View view) {
        tensors.put(
            each.getKey(),
            new TorchTensor(file, each.getKey(), view, content.storages(), arena, context));
      }
    }
    if (tensors.isEmpty()) {
      throw noTensors(file, root);
    }
    return Collections.unmodifiableMap(tensors);
  }

  /** A training's checkpoint has the weights one level deeper, where transformers has none. */
  private static InputException noTensors(String file, Pickled.Dict root) {
    for (Map.Entry<String, Pickled> each : root.named().entrySet()) {
      if (each.getValue() instanceof Pickled.Dict inner
          && inner.named().values().stream().anyMatch(Pickled.View.class::isInstance)) {
        return new InputException(TorchFault.WRAPPED, file, Globals.printable(each.getKey()));
      }
    }
    return new InputException(TorchFault.NO_TENSORS, file);
  }

  @Override
  public Path source() {
    return file;
  }

  @Override
  public Map<String, StoredTensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
