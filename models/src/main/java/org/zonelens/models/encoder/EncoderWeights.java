package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.StoredNames;
import org.zonelens.models.checkpoint.TensorEntry;
import org.zonelens.models.device.ComputeDevice;

/**
 * The weights of an opened checkpoint and the encoder over them. On the CPU the weights are the
 * mapped file itself, not a copy; they are for reading only.
 */
public final class EncoderWeights implements AutoCloseable {
  private final Safetensors file;
  private final NDManager manager;
  private final Encoder encoder;
  private final long parameters;
  private final List<String> unused;

  private EncoderWeights(
      Safetensors file, NDManager manager, Encoder encoder, long parameters, List<String> unused) {
    this.file = file;
    this.manager = manager;
    this.encoder = encoder;
    this.parameters = parameters;
    this.unused = unused;
  }

  /**
   * Brings a checkpoint's weights to a device.
   *
   * @throws org.zonelens.analysis.fault.InputException if the file is damaged or does not hold the
   *     weights that {@code spec} asks for
   */
  public static EncoderWeights load(
      Path weights, EncoderSpec spec, ComputeDevice device, JobContext context) {
    Safetensors file = Safetensors.open(weights);
    NDManager own = device.newManager();
    try {
      StoredNames names = StoredNames.find(file, spec);
      Map<String, TensorEntry> entries = new HashMap<>(names.encoder());
      entries.putAll(names.qaHead());
      Map<String, NDArray> arrays = new HashMap<>();
      for (Map.Entry<String, TensorEntry> each : entries.entrySet()) {
        context.checkpoint();
        TensorEntry entry = each.getValue();
        Shape shape = new Shape(entry.shape().toArray());
        arrays.put(each.getKey(), own.create(file.floats(entry), shape, DataType.FLOAT32));
        context.progress(arrays.size(), entries.size());
      }
      TensorSource source = new LoadedTensors(arrays);
      Encoder encoder =
          names.qaHead().isEmpty()
              ? Encoder.withoutHead(spec, source)
              : Encoder.withQaHead(spec, source);
      long parameters = entries.values().stream().mapToLong(each -> each.shape().elements()).sum();
      return new EncoderWeights(file, own, encoder, parameters, names.unused());
    } catch (RuntimeException fault) {
      own.close();
      file.close();
      throw fault;
    }
  }

  private record LoadedTensors(Map<String, NDArray> arrays) implements TensorSource {
    @Override
    public NDArray get(String name) {
      NDArray array = arrays.get(name);
      if (array == null) {
        throw new IllegalStateException("no weight was loaded under the name " + name);
      }
      return array;
    }
  }

  public Encoder encoder() {
    return encoder;
  }

  /** The parent of managers for steps: what they hold goes with them, or with the weights. */
  public NDManager manager() {
    return manager;
  }

  /** How many weights there are. */
  public long parameters() {
    return parameters;
  }

  /** Tensors of the file that the encoder has no use for, such as a pooler's. */
  public List<String> unused() {
    return unused;
  }

  @Override
  public void close() {
    // The arrays first: they point into the file's mapping.
    manager.close();
    file.close();
  }
}
