package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.models.checkpoint.Activation;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DistanceTable;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.Family;
import org.zonelens.models.checkpoint.TensorNames;
import org.zonelens.models.checkpoint.TensorShape;

/** A small encoder with seeded weights, the same each time. */
final class RandomEncoder {
  private RandomEncoder() {}

  static EncoderSpec spec(int layers) {
    return EncoderSpec.bert(layers, 2, 8, 12, Activation.GELU, 1e-12, 10, 2, 16, 0);
  }

  static EncoderSpec xlnet(int layers) {
    return new EncoderSpec(
        Family.XLNET,
        layers,
        2,
        8,
        12,
        Activation.GELU,
        1e-12,
        10,
        0,
        16,
        0,
        new Architecture.Xlnet(OptionalInt.of(3)));
  }

  /** With every part that a DeBERTa can have. */
  static EncoderSpec deberta(int layers) {
    return new EncoderSpec(
        Family.DEBERTA_V2,
        layers,
        2,
        8,
        12,
        Activation.GELU,
        1e-7,
        10,
        2,
        16,
        0,
        new Architecture.Deberta(
            6,
            true,
            EnumSet.allOf(Architecture.DistanceTerm.class),
            Optional.of(new Architecture.Distances(new DistanceTable(5, 4), true, false)),
            Optional.of(new Architecture.Convolution(3, 2, Activation.TANH))));
  }

  /** One of each architecture. */
  static Stream<EncoderSpec> specs(int layers) {
    return Stream.of(spec(layers), xlnet(layers), deberta(layers));
  }

  /** Five tokens that all of them can read. */
  static Window window() {
    return new Window(
        0,
        "q",
        "p",
        List.of(
            Token.special("[CLS]", 2, 0, Role.CLS),
            new Token("q", 3, 0, Role.QUESTION, 0, 1),
            Token.special("[SEP]", 4, 0, Role.SEP),
            new Token("p", 5, 1, Role.PASSAGE, 0, 1),
            Token.special("[SEP]", 4, 1, Role.SEP)));
  }

  static Encoder create(NDManager manager, EncoderSpec spec) {
    return Encoder.withQaHead(spec, weights(manager, spec)::get);
  }

  /** All weights by name, in {@code manager}. */
  static Map<String, NDArray> weights(NDManager manager, EncoderSpec spec) {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, TensorShape> shapes = new HashMap<>(TensorNames.encoder(spec));
    shapes.putAll(TensorNames.qaHead(spec));
    Map<String, NDArray> weights = new HashMap<>();
    shapes.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              TensorShape shape = shapes.get(name);
              float[] values = new float[(int) shape.elements()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.4 + (isNorm(name) ? 1 : 0));
              }
              weights.put(name, manager.create(values, new Shape(shape.toArray())));
            });
    return weights;
  }

  private static boolean isNorm(String name) {
    return name.contains("Norm") || name.contains("layer_norm");
  }
}
