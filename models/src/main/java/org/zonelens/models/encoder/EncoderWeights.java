package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.window.Window;
import org.zonelens.models.checkpoint.Checkpoint;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.StoredNames;
import org.zonelens.models.checkpoint.StoredTensor;
import org.zonelens.models.device.ComputeDevice;

/**
 * The weights of an opened checkpoint and the encoder over them. On the CPU the weights are the
 * mapped file itself, not a copy; they are for reading only.
 */
public final class EncoderWeights implements AutoCloseable {
  private final Checkpoint checkpoint;
  private final NDManager manager;
  private final Encoder encoder;
  private final LayerKernel kernel;
  private final long parameters;
  private final List<String> unused;

  private EncoderWeights(
      Checkpoint checkpoint,
      NDManager manager,
      Encoder encoder,
      LayerKernel kernel,
      long parameters,
      List<String> unused) {
    this.checkpoint = checkpoint;
    this.manager = manager;
    this.encoder = encoder;
    this.kernel = kernel;
    this.parameters = parameters;
    this.unused = unused;
  }

  /**
   * Brings a checkpoint's weights to a device.
   *
   * @param checkpoint closed with what is returned, or on failure
   * @param precision of answers
   * @throws InputException if it is damaged, does not hold the weights that {@code spec} asks for,
   *     or the family runs in another precision only
   */
  public static EncoderWeights load(
      Checkpoint checkpoint,
      EncoderSpec spec,
      ComputeDevice device,
      Precision precision,
      JobContext context) {
    NDManager own = device.newManager();
    try {
      StoredNames names = StoredNames.find(checkpoint, spec);
      Map<String, StoredTensor> entries = new HashMap<>(names.encoder());
      entries.putAll(names.qaHead());
      Map<String, NDArray> arrays = new HashMap<>();
      for (Map.Entry<String, StoredTensor> each : entries.entrySet()) {
        context.checkpoint();
        StoredTensor entry = each.getValue();
        Shape shape = new Shape(entry.shape().toArray());
        arrays.put(each.getKey(), own.create(entry.floats(), shape, DataType.FLOAT32));
        context.progress(arrays.size(), entries.size());
      }
      TensorSource source = new LoadedTensors(arrays);
      Encoder encoder =
          names.qaHead().isEmpty()
              ? Encoder.withoutHead(spec, source, StoredNames.lack(names.unused()))
              : Encoder.withQaHead(spec, source);
      long parameters = entries.values().stream().mapToLong(each -> each.shape().elements()).sum();
      LayerKernel kernel = LayerKernel.of(encoder, own, precision);
      return new EncoderWeights(checkpoint, own, encoder, kernel, parameters, names.unused());
    } catch (RuntimeException fault) {
      own.close();
      checkpoint.close();
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

  /**
   * Brings windows to the device.
   *
   * @param model its name, for messages
   * @param attention how it is computed where nobody looks at it
   * @param lock held while the device computes
   * @param windows at least one
   * @param length n, no less than the longest window
   */
  public Batch batch(
      String model, AttentionKind attention, ReentrantLock lock, List<Window> windows, int length) {
    LayerKernel used =
        switch (attention) {
          case FUSED -> kernel;
          case EAGER -> new EagerLayers(encoder);
        };
    return new EncoderBatch(model, encoder, used, manager, lock, windows, length);
  }

  /**
   * Measures with how many threads a layer runs fastest, and leaves it at that.
   *
   * @param candidates at least one
   * @param use sets the number
   * @param lock held meanwhile
   */
  public void useFastestThreads(List<Integer> candidates, IntConsumer use, ReentrantLock lock) {
    lock.lock();
    try {
      new Tuning(kernel, encoder.spec(), manager).useFastestThreads(candidates, use);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Measures with how many tokens at once a layer runs fastest.
   *
   * @param candidates ascending, at least one
   * @param memory bytes that a pass may take; the first candidate is tried whatever it takes
   * @param lock held meanwhile
   */
  public int fastestTokens(List<Integer> candidates, long memory, ReentrantLock lock) {
    long each = Tuning.bytesPerToken(encoder.spec());
    List<Integer> fitting =
        candidates.stream()
            .filter(tokens -> tokens.equals(candidates.getFirst()) || tokens * each <= memory)
            .toList();
    lock.lock();
    try {
      return new Tuning(kernel, encoder.spec(), manager).fastestTokens(fitting);
    } finally {
      lock.unlock();
    }
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
    checkpoint.close();
  }
}
