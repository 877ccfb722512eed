package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zonelens.analysis.file.WholeFile;

/**
 * Collects tensors and writes them as one safetensors file. The file appears complete or not at
 * all: it is written beside its place and then moved there.
 */
public final class SafetensorsWriter {
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Content> tensors = new LinkedHashMap<>();

  private record Content(TensorType type, TensorShape shape, ByteBuffer bytes) {}

  /** Adds a line to {@code __metadata__}. */
  public SafetensorsWriter metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  public SafetensorsWriter put(String name, TensorShape shape, float[] values) {
    ByteBuffer bytes = buffer(values.length, Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return put(name, TensorType.F32, shape, bytes);
  }

  public SafetensorsWriter put(String name, TensorShape shape, long[] values) {
    ByteBuffer bytes = buffer(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return put(name, TensorType.I64, shape, bytes);
  }

  /** Unsigned bytes. */
  public SafetensorsWriter put(String name, TensorShape shape, byte[] values) {
    return put(name, TensorType.U8, shape, ByteBuffer.wrap(values.clone()));
  }

  /**
   * Adds a tensor of any type.
   *
   * @param bytes the elements, little-endian; read when the file is written, so not to be changed
   *     before
   * @throws IllegalArgumentException if their number does not fit the shape, or the name is taken
   */
  public SafetensorsWriter put(String name, TensorType type, TensorShape shape, ByteBuffer bytes) {
    if (shape.elements() * type.bytes() != bytes.remaining()) {
      throw new IllegalArgumentException(
          "%s: %d bytes do not fit %s of %s".formatted(name, bytes.remaining(), shape, type));
    }
    if (tensors.putIfAbsent(name, new Content(type, shape, bytes)) != null) {
      throw new IllegalArgumentException("two tensors are called " + name);
    }
    return this;
  }

  /** Writes the file, replacing one that is there. */
  public void write(Path file) throws IOException {
    WholeFile.write(
        file,
        unfinished -> {
          try (FileChannel channel =
              FileChannel.open(
                  unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            drain(channel, header());
            for (Content tensor : tensors.values()) {
              drain(channel, tensor.bytes().duplicate());
            }
            channel.force(true);
          }
        });
  }

  private ByteBuffer header() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode facts = root.putObject("__metadata__");
      metadata.forEach(facts::put);
    }
    long position = 0;
    for (Map.Entry<String, Content> each : tensors.entrySet()) {
      Content tensor = each.getValue();
      ObjectNode entry = root.putObject(each.getKey()).put("dtype", tensor.type().id());
      ArrayNode shape = entry.putArray("shape");
      tensor.shape().extents().forEach(extent -> shape.add(extent.longValue()));
      entry.putArray("data_offsets").add(position).add(position + tensor.bytes().remaining());
      position += tensor.bytes().remaining();
    }
    byte[] text = json.writeValueAsBytes(root);
    // Spaces up to a multiple of 8: readers may map the data as aligned numbers.
    byte[] padded = Arrays.copyOf(text, Math.ceilDiv(text.length, 8) * 8);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return buffer(padded.length + Long.BYTES, 1).putLong(padded.length).put(padded).flip();
  }

  private static ByteBuffer buffer(int count, int width) {
    return ByteBuffer.allocate(Math.multiplyExact(count, width)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
