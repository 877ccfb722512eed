package org.zonelens.models.checkpoint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * A safetensors file, mapped into memory and checked. Tensors are slices of the mapping: they are
 * not copied and must not be used after {@link #close}.
 *
 * <p>The mapping is for reading only, since checkpoints often lie in read-only caches: writing into
 * a tensor ends the JVM. Whoever trains copies the weights first.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
public final class Safetensors implements Checkpoint {
  /** The longest header that the reference implementation accepts. */
  private static final long HEADER_LIMIT = 100_000_000;

  private static final long CONVERTED_AT_ONCE = 1 << 20;

  private final Path file;
  private final SafetensorsHeader header;
  private final MemorySegment data;
  private final Arena arena;
  private final JobContext context;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

  private Safetensors(
      Path file, SafetensorsHeader header, MemorySegment data, Arena arena, JobContext context) {
    this.file = file;
    this.header = header;
    this.data = data;
    this.arena = arena;
    this.context = context;
    header.entries().forEach((name, entry) -> tensors.put(name, new Stored(this, entry)));
  }

  /** The same, with conversions that cannot be stopped. */
  public static Safetensors open(Path file) {
    return open(file, JobContext.NONE);
  }

  /**
   * Maps a file and checks its header.
   *
   * @param context stops the reading, and later the conversion of tensors
   * @throws InputException with a {@link ModelFault} if the file is not there, not readable or
   *     breaks the format's rules
   */
  public static Safetensors open(Path file, JobContext context) {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      throw new InputException(ModelFault.WEIGHTS_MISSING, name);
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return map(file, channel, arena, context);
    } catch (IOException unreadable) {
      arena.close();
      throw new InputException(
          unreadable, ModelFault.WEIGHTS_UNREADABLE, name, String.valueOf(unreadable));
    } catch (RuntimeException fault) {
      arena.close();
      throw fault;
    }
  }

  private static Safetensors map(Path file, FileChannel channel, Arena arena, JobContext context)
      throws IOException {
    String name = file.toString();
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new InputException(ModelFault.WEIGHTS_TOO_SHORT, name, size);
    }
    MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
    long length =
        all.asSlice(0, Long.BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getLong();
    // Unsigned in the file: what reads as negative is far too long.
    if (length < 2 || length > HEADER_LIMIT || length > size - Long.BYTES) {
      throw new InputException(
          ModelFault.HEADER_LENGTH, name, Long.toUnsignedString(length), size, HEADER_LIMIT);
    }
    long dataStart = Long.BYTES + length;
    SafetensorsHeader header =
        SafetensorsHeader.parse(name, all.asSlice(Long.BYTES, length), size - dataStart, context);
    return new Safetensors(file, header, all.asSlice(dataStart), arena, context);
  }

  @Override
  public Path source() {
    return file;
  }

  @Override
  public Map<String, StoredTensor> tensors() {
    return tensors;
  }

  private record Stored(Safetensors file, TensorEntry entry) implements StoredTensor {
    @Override
    public String name() {
      return entry.name();
    }

    @Override
    public TensorType type() {
      return entry.type();
    }

    @Override
    public TensorShape shape() {
      return entry.shape();
    }

    @Override
    public ByteBuffer floats() {
      return file.floats(entry);
    }
  }

  /** Where every tensor lies, by name, in the order of the header. */
  public Map<String, TensorEntry> entries() {
    return header.entries();
  }

  /** The free text of {@code __metadata__}. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  public Optional<TensorEntry> find(String name) {
    return Optional.ofNullable(header.entries().get(name));
  }

  /**
   * A tensor's bytes: a direct, little-endian view of the mapping.
   *
   * @throws InputException if it is larger than a buffer can be (2 GiB)
   */
  public ByteBuffer bytes(TensorEntry entry) {
    if (entry.bytes() > Integer.MAX_VALUE) {
      throw new InputException(
          ModelFault.TENSOR_TOO_LARGE, file.toString(), entry.name(), entry.bytes());
    }
    return data.asSlice(entry.begin(), entry.bytes()).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * A tensor's elements as 32-bit floats, little-endian in a direct buffer. F32 is a view of the
   * mapping; F16, BF16 and F64 are converted into memory that goes with {@link #close}.
   *
   * @throws InputException if the elements are not floating-point numbers, or too many for a buffer
   */
  public ByteBuffer floats(TensorEntry entry) {
    if (!entry.type().isFloating()) {
      throw new InputException(
          ModelFault.TENSOR_NOT_FLOATING, file.toString(), entry.name(), entry.type().id());
    }
    MemorySegment stored = data.asSlice(entry.begin(), entry.bytes());
    // Elements at odd addresses may end the process when native code loads them.
    return entry.type() == TensorType.F32 && stored.address() % Float.BYTES == 0
        ? bytes(entry)
        : widened(entry, stored).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private MemorySegment widened(TensorEntry entry, MemorySegment stored) {
    long elements = entry.shape().elements();
    if (elements > Integer.MAX_VALUE / Float.BYTES) {
      throw new InputException(
          ModelFault.TENSOR_TOO_LARGE, file.toString(), entry.name(), elements * Float.BYTES);
    }
    MemorySegment floats = arena.allocate(elements * Float.BYTES, Double.BYTES);
    for (long done = 0; done < elements; done += CONVERTED_AT_ONCE) {
      context.checkpoint();
      FloatConversion.toFloat32(
          entry.type(),
          stored.asSlice(done * entry.type().bytes()),
          1,
          floats.asSlice(
              done * Float.BYTES, Math.min(CONVERTED_AT_ONCE, elements - done) * Float.BYTES));
    }
    return floats;
  }

  @Override
  public void close() {
    if (data.scope().isAlive()) {
      arena.close();
    }
  }
}
