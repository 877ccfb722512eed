package org.zonelens.models.checkpoint;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights that are made up when they are asked for, to measure with where no checkpoint is at hand:
 * normal with a deviation of 0.02 as models are initialised, layer norms as the identity.
 */
public final class RandomCheckpoint implements Checkpoint {
  private static final double DEVIATION = 0.02;

  private final Arena arena = Arena.ofShared();
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

  /**
   * @param spec of the model that the weights are to fit, QA head included
   * @param seed the same seed, the same weights
   */
  public RandomCheckpoint(EncoderSpec spec, long seed) {
    Map<String, TensorShape> shapes = new LinkedHashMap<>(TensorNames.encoder(spec));
    shapes.putAll(TensorNames.qaHead(spec));
    shapes.forEach(
        (name, shape) -> tensors.put(name, new Made(arena, name, shape, seed ^ name.hashCode())));
  }

  @Override
  public Path source() {
    return Path.of("random");
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

  private record Made(Arena arena, String name, TensorShape shape, long seed)
      implements StoredTensor {
    @Override
    public TensorType type() {
      return TensorType.F32;
    }

    @Override
    public ByteBuffer floats() {
      ByteBuffer bytes =
          arena
              .allocate(ValueLayout.JAVA_FLOAT, shape.elements())
              .asByteBuffer()
              .order(ByteOrder.LITTLE_ENDIAN);
      FloatBuffer values = bytes.asFloatBuffer();
      boolean norm = name.toLowerCase(Locale.ROOT).endsWith("norm.weight");
      SplittableRandom random = new SplittableRandom(seed);
      while (values.hasRemaining()) {
        values.put(norm ? 1 : (float) (random.nextGaussian() * DEVIATION));
      }
      return bytes;
    }
  }
}
