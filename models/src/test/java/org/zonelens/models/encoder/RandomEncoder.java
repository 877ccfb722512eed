package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.zonelens.models.checkpoint.Activation;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.TensorNames;
import org.zonelens.models.checkpoint.TensorShape;

/** A small encoder with seeded weights, the same each time. */
final class RandomEncoder {
  private RandomEncoder() {}

  static EncoderSpec spec(int layers) {
    return EncoderSpec.bert(layers, 2, 8, 12, Activation.GELU, 1e-12, 10, 2, 16, 0);
  }

  static Encoder create(NDManager manager, int layers) {
    return Encoder.withQaHead(spec(layers), weights(manager, layers)::get);
  }

  /** All weights by name, in {@code manager}. */
  static Map<String, NDArray> weights(NDManager manager, int layers) {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, TensorShape> shapes = new HashMap<>(TensorNames.encoder(spec(layers)));
    shapes.putAll(TensorNames.qaHead(spec(layers)));
    Map<String, NDArray> weights = new HashMap<>();
    shapes.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              TensorShape shape = shapes.get(name);
              float[] values = new float[(int) shape.elements()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.4 + (name.contains("Norm") ? 1 : 0));
              }
              weights.put(name, manager.create(values, new Shape(shape.toArray())));
            });
    return weights;
  }
}
