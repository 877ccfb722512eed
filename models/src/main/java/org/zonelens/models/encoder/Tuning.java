package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.device.NoGradient;

/**
 * A short measurement of one layer: with how many threads, and with how many tokens at once, it
 * runs fastest. A layer stands for all, as they are alike.
 */
final class Tuning {
  private static final int WINDOW = 128;
  private static final int REPEATS = 3;

  /** What a larger choice must gain to be worth its memory. */
  private static final double WORTHWHILE = 1.03;

  private final LayerKernel kernel;
  private final EncoderSpec spec;
  private final NDManager manager;

  Tuning(LayerKernel kernel, EncoderSpec spec, NDManager manager) {
    this.kernel = kernel;
    this.spec = spec;
    this.manager = manager;
  }

  /**
   * Uses the fastest of some numbers of threads.
   *
   * @param candidates at least one
   * @param use sets the number
   */
  void useFastestThreads(List<Integer> candidates, IntConsumer use) {
    int best = candidates.getFirst();
    double rate = 0;
    for (int threads : candidates) {
      use.accept(threads);
      double own = tokensPerSecond(8 * WINDOW);
      if (own > rate * WORTHWHILE) {
        best = threads;
        rate = own;
      }
    }
    use.accept(best);
  }

  /**
   * The fastest of some numbers of tokens; a larger one only if it gains.
   *
   * @param candidates ascending, at least one
   */
  int fastestTokens(List<Integer> candidates) {
    int best = candidates.getFirst();
    double rate = 0;
    for (int tokens : candidates) {
      double own = tokensPerSecond(tokens);
      if (own <= rate * WORTHWHILE) {
        break;
      }
      best = tokens;
      rate = own;
    }
    return best;
  }

  /** Bytes that a token takes while a layer runs: states, projections and the wide block. */
  static long bytesPerToken(EncoderSpec spec) {
    return 4L * (16L * spec.hidden() + 2L * spec.intermediate());
  }

  private double tokensPerSecond(int tokens) {
    int length = Math.min(WINDOW, spec.maxPositions());
    int windows = Math.max(1, tokens / length);
    try (NoGradient _ = NoGradient.enter();
        NDManager scope = manager.newSubManager()) {
      TokenBatch.Row row = new TokenBatch.Row(new int[length], new int[length]);
      List<TokenBatch.Row> rows = IntStream.range(0, windows).mapToObj(_ -> row).toList();
      TokenBatch batch = TokenBatch.upload(scope, rows, length, spec.padId());
      NDArray hidden = scope.randomNormal(new Shape(windows, length, spec.hidden()));
      LayerRunner runner = kernel.on(batch);
      run(runner, hidden);
      double fastest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < REPEATS; i++) {
        long began = System.nanoTime();
        run(runner, hidden);
        fastest = Math.min(fastest, (System.nanoTime() - began) / 1e9);
      }
      return windows * length / fastest;
    }
  }

  private static void run(LayerRunner runner, NDArray hidden) {
    try (NDArray result = runner.layer(0, hidden, List.of(LayerEdits.NONE));
        NDArray one = result.get("0, 0, 0")) {
      // A graphics card works on behind the caller's back until it is asked for a result.
      one.getFloat();
    }
  }
}
