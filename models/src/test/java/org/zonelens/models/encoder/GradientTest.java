package org.zonelens.models.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.device.NoGradient;

class GradientTest {
  private static final List<TokenBatch.Row> ROWS =
      List.of(
          new TokenBatch.Row(new int[] {2, 3, 4, 5, 6, 4}, new int[] {0, 0, 0, 1, 1, 1}),
          new TokenBatch.Row(new int[] {2, 7, 4, 8}, new int[] {0, 0, 0, 1}));

  static Stream<EncoderSpec> specs() {
    return RandomEncoder.specs(2);
  }

  /** The directional derivative along the gradient is its squared length. */
  @ParameterizedTest
  @MethodSource("specs")
  void gradientOfEveryWeightAgreesWithFiniteDifferences(EncoderSpec spec) {
    try (NDManager manager = NDManager.newBaseManager()) {
      JniUtils.setGradMode(true);
      Map<String, NDArray> weights = RandomEncoder.weights(manager, spec);
      weights.values().forEach(weight -> weight.setRequiresGradient(true));
      Encoder encoder = Encoder.withQaHead(spec, weights::get);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector();
          NDManager step = manager.newSubManager()) {
        collector.backward(loss(encoder, step));
      }
      for (Map.Entry<String, NDArray> each : weights.entrySet()) {
        NDArray gradient = each.getValue().getGradient().duplicate();
        double squared = gradient.square().sum().getFloat();
        if (each.getKey().endsWith("key.bias") || each.getKey().endsWith("pos_key_proj.bias")) {
          // Adding the same number to all scores of a row changes nothing.
          assertEquals(0, squared, 1e-8);
          continue;
        }
        assertTrue(squared > 0, each.getKey());
        double step = 0.02 / Math.sqrt(squared);
        double slope =
            (lossAt(spec, weights, each.getKey(), gradient, step)
                    - lossAt(spec, weights, each.getKey(), gradient, -step))
                / (2 * step);
        assertEquals(1, slope / squared, 0.02, each.getKey());
      }
    }
  }

  private static double lossAt(
      EncoderSpec spec, Map<String, NDArray> weights, String name, NDArray direction, double step) {
    try (NDManager scope = direction.getManager().newSubManager();
        var _ = NoGradient.enter()) {
      NDArray moved = direction.mul(step).add(weights.get(name));
      Encoder encoder =
          Encoder.withQaHead(spec, each -> each.equals(name) ? moved : weights.get(each));
      return loss(encoder, scope).getFloat();
    }
  }

  private static NDArray loss(Encoder encoder, NDManager manager) {
    QaHead.Logits logits = encoder.forward(TokenBatch.upload(manager, ROWS, 6, 0));
    return logits.start().square().sum().add(logits.end().mul(0.5).exp().sum());
  }
}
