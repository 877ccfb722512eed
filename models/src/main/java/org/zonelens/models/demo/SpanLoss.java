package org.zonelens.models.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.zonelens.models.encoder.QaHead;

/** How wrong the logits are about where the answers begin and end. */
final class SpanLoss {
  private SpanLoss() {}

  /** The mean cross-entropy of starts and of ends over all tokens of the window, averaged. */
  static NDArray of(QaHead.Logits logits, List<TrainingItem> items) {
    long[] starts = items.stream().mapToLong(TrainingItem::start).toArray();
    long[] ends = items.stream().mapToLong(TrainingItem::end).toArray();
    return crossEntropy(logits.start(), starts).add(crossEntropy(logits.end(), ends)).div(2);
  }

  /** How many answers the highest start and the highest end hit exactly, from 0 to 1. */
  static double exact(QaHead.Logits logits, List<TrainingItem> items) {
    long[] starts = highest(logits.start());
    long[] ends = highest(logits.end());
    int hits = 0;
    for (int item = 0; item < items.size(); item++) {
      if (starts[item] == items.get(item).start() && ends[item] == items.get(item).end()) {
        hits++;
      }
    }
    return (double) hits / items.size();
  }

  private static NDArray crossEntropy(NDArray logits, long[] right) {
    NDManager manager = logits.getManager();
    NDArray indices = manager.create(right, new Shape(right.length, 1));
    return logits.logSoftmax(-1).gather(indices, 1).mean().neg();
  }

  private static long[] highest(NDArray logits) {
    return logits.argMax(1).toLongArray();
  }
}
