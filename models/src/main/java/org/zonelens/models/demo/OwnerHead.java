package org.zonelens.models.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Map;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.encoder.TensorSource;

/**
 * A second, easier task during training: does a name or an answer in the passage belong to the
 * entity that the question names? It gives many labels for each passage where the answer's place
 * gives two: in a trial on two-entity passages, names were matched after some 250 steps with it and
 * some 700 without. The head is left behind when the model is written.
 */
final class OwnerHead {
  private static final String WEIGHT = "owner.weight";
  private static final String BIAS = "owner.bias";

  private OwnerHead() {}

  static Map<String, TensorShape> shapes(EncoderSpec spec) {
    return Map.of(WEIGHT, TensorShape.of(1, spec.hidden()), BIAS, TensorShape.of(1));
  }

  /**
   * The mean cross-entropy over the tokens that have an owner.
   *
   * @param hidden the last hidden states, [B, n, hidden]
   * @return a single number, in the manager of {@code hidden}
   */
  static NDArray loss(TensorSource weights, NDArray hidden, List<TrainingItem> items) {
    NDManager manager = hidden.getManager();
    int length = Math.toIntExact(hidden.getShape().get(1));
    float[] sign = new float[items.size() * length];
    int labels = 0;
    for (int item = 0; item < items.size(); item++) {
      List<Integer> owners = items.get(item).owners();
      for (int token = 0; token < owners.size(); token++) {
        int owner = owners.get(token);
        if (owner != TrainingItem.NOBODY) {
          sign[item * length + token] = owner == TrainingItem.ASKED ? 1 : -1;
          labels++;
        }
      }
    }
    NDArray signs = manager.create(sign, new Shape(items.size(), length));
    NDArray scores =
        Linear.linear(hidden, weights.get(WEIGHT), weights.get(BIAS))
            .singletonOrThrow()
            .squeeze(-1);
    // -log sigmoid(sign * score), written so that nothing overflows.
    NDArray margins = scores.mul(signs);
    NDArray losses = margins.neg().maximum(0).add(margins.abs().neg().exp().add(1).log());
    return losses.mul(signs.abs()).sum().div(Math.max(1, labels));
  }
}
