package org.zonelens.models.demo;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.zonelens.models.encoder.AttentionSites;
import org.zonelens.models.encoder.Encoder;
import org.zonelens.models.encoder.QaHead;
import org.zonelens.models.encoder.TokenBatch;

/** The steps of a training, through the same encoder that answers questions later. */
final class TrainingLoop {
  private static final double PEAK_RATE = 1e-3;
  private static final int WARM_UP = 150;
  private static final double LARGEST_NORM = 1;

  private final NDManager manager;
  private final Parameters parameters;
  private final Encoder encoder;
  private final LearningRate rate;

  TrainingLoop(NDManager manager, Parameters parameters, Encoder encoder, int steps) {
    this.manager = manager;
    this.parameters = parameters;
    this.encoder = encoder;
    this.rate = new LearningRate(PEAK_RATE, Math.min(WARM_UP, steps / 10 + 1), steps);
  }

  /**
   * What one step showed.
   *
   * @param loss of the answers' places, before the step
   * @param ownerLoss of the second task
   * @param exact share of answers that were hit
   */
  record Outcome(double loss, double ownerLoss, double exact) {}

  /**
   * One step of gradient descent.
   *
   * @param step counted from 0
   */
  Outcome step(int step, List<TrainingItem> items) {
    Outcome outcome = gradients(items);
    parameters.update(step + 1, rate.at(step), LARGEST_NORM);
    return outcome;
  }

  private Outcome gradients(List<TrainingItem> items) {
    int length = items.stream().mapToInt(TrainingItem::size).max().orElseThrow();
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector =
            Engine.getEngine(DemoTraining.ENGINE).newGradientCollector()) {
      List<TokenBatch.Row> rows = items.stream().map(TrainingItem::row).toList();
      TokenBatch tokens = TokenBatch.upload(scope, rows, length, encoder.spec().padId());
      AttentionSites sites = tokens.untouched();
      NDArray hidden = encoder.embed(tokens);
      for (int layer = 0; layer < encoder.spec().layers(); layer++) {
        hidden = encoder.layer(layer, tokens, hidden, sites);
      }
      QaHead.Logits logits = encoder.head().logits(hidden);
      NDArray loss = SpanLoss.of(logits, items);
      NDArray ownerLoss = OwnerHead.loss(parameters, hidden, items);
      collector.backward(loss.add(ownerLoss));
      return new Outcome(loss.getFloat(), ownerLoss.getFloat(), SpanLoss.exact(logits, items));
    }
  }
}
