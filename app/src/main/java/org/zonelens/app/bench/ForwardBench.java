package org.zonelens.app.bench;

import java.util.List;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.ModelCard;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.device.MatrixPeak;

/**
 * One pass against the fastest that the same device multiplies matrices in fp32 in the same
 * minutes.
 */
public final class ForwardBench {
  private final ReadingModel model;
  private final JobContext context;

  public ForwardBench(ReadingModel model, JobContext context) {
    this.model = model;
    this.context = context;
  }

  /**
   * What came out.
   *
   * @param secondsPerWindow median
   * @param operationsPerSecond of the pass, from the shape's matrix products alone
   * @param peak multiplications and additions per second of a large matrix product in fp32, median
   */
  public record Report(double secondsPerWindow, double operationsPerSecond, double peak) {
    /** May be more than 1 where the pass is in 16 bits. */
    public double fraction() {
      return operationsPerSecond / peak;
    }
  }

  /**
   * Runs both in turn.
   *
   * @param windows one batch, all of {@code length} tokens
   */
  public Report run(List<Window> windows, int length, int rounds) {
    ModelCard card = model.card();
    Timing pass = new Timing();
    Timing product = new Timing();
    try (MatrixPeak peak = MatrixPeak.on(card.device())) {
      pass(windows, length);
      for (int round = 0; round < rounds; round++) {
        context.checkpoint();
        context.progress(round, rounds);
        pass.time(() -> pass(windows, length));
        product.time(peak::multiply);
      }
      double seconds = pass.median() / windows.size();
      return new Report(
          seconds, operations(card, length) / seconds, peak.operations() / product.median());
    }
  }

  /** Multiplications and additions of one window's pass through BERT-like layers. */
  private static double operations(ModelCard card, int length) {
    double hidden = card.hidden();
    // Query, key, value and output; the two halves of a feed-forward block four times as wide.
    double perToken = 4 * hidden * hidden + 8 * hidden * hidden;
    // Scores, and the averages of values.
    double attention = 2.0 * length * hidden;
    return 2 * length * (perToken + attention) * card.layers();
  }

  private void pass(List<Window> windows, int length) {
    try (Batch batch = model.open(windows, length)) {
      batch.run(Masking.NONE);
    }
  }
}
