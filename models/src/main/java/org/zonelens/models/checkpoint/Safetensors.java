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

  private final Path file;
  private final SafetensorsHeader header;
  private final MemorySegment data;
  private final Arena arena;
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

  private Safetensors(Path file, SafetensorsHeader header, MemorySegment data, Arena arena) {
    this.file = file;
    this.header = header;
    this.data = data;
    this.arena = arena;
    header.entries().forEach((name, entry) -> tensors.put(name, new Stored(this, entry)));
  }

  /**
   * Maps a file and checks its header.
   *
   * @throws InputException with a {@link ModelFault} if the file is not there, not readable or
   *     breaks the format's rules
   */
  public static Safetensors open(Path file) {
    String name = file.toString();
    if (!Files.isRegularFile(file)) {
      throw new InputException(ModelFault.WEIGHTS_MISSING, name);
    }
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return map(file, channel, arena);
    } catch (IOException | RuntimeException fault) {
      arena.close();
      throw fault instanceof InputException input
          ? input
          : new InputException(fault, ModelFault.WEIGHTS_UNREADABLE, name, String.valueOf(fault));
    }
  }

  private static Safetensors map(Path file, FileChannel channel, Arena arena) throws IOException {
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
    byte[] json = new byte[(int) length];
    all.asSlice(Long.BYTES, length).asByteBuffer().get(json);
    long dataStart = Long.BYTES + length;
    SafetensorsHeader header = SafetensorsHeader.parse(name, json, size - dataStart);
    return new Safetensors(file, header, all.asSlice(dataStart), arena);
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
   * mapping; F16, BF16 and F64 are converted into memory of their own.
   *
   * @throws InputException if the elements are not floating-point numbers, or too many for a buffer
   */
  public ByteBuffer floats(TensorEntry entry) {
    if (!entry.type().isFloating()) {
      throw new InputException(
          ModelFault.TENSOR_NOT_FLOATING, file.toString(), entry.name(), entry.type().id());
    }
    return entry.type() == TensorType.F32
        ? bytes(entry)
        : FloatConversion.toFloat32(entry.type(), requireRoom(entry));
  }

  private ByteBuffer requireRoom(TensorEntry entry) {
    long widened = entry.shape().elements() * Float.BYTES;
    if (widened > Integer.MAX_VALUE) {
      throw new InputException(ModelFault.TENSOR_TOO_LARGE, file.toString(), entry.name(), widened);
    }
    return bytes(entry);
  }

  @Override
  public void close() {
    if (data.scope().isAlive()) {
      arena.close();
    }
  }
}
