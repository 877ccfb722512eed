package org.zonelens.models.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.checkpoint.EncoderSpec;

class EncoderBatchTest {
  private static final List<Masking> MASKINGS =
      Stream.of("p2q@0", "q2@0#1", "p2@1", "q2p@1!zero", "special@2#0!uniform")
          .map(spec -> Masking.of(Convention.PUBLISHED, Intervention.parse(spec)))
          .toList();

  static Stream<EncoderSpec> specs() {
    return RandomEncoder.specs(3);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whoWaitsGetsTheDeviceBetweenTwoMaskingsAndBothFindTheSame(EncoderSpec spec)
      throws Exception {
    ReentrantLock lock = new ReentrantLock(true);
    try (NDManager manager = NDManager.newBaseManager();
        ExecutorService background = Executors.newSingleThreadExecutor()) {
      Encoder encoder = RandomEncoder.create(manager, spec);
      LayerKernel kernel = LayerKernel.of(encoder, manager, Precision.FP32);
      try (EncoderBatch batch =
          new EncoderBatch(
              "random", encoder, kernel, manager, lock, List.of(RandomEncoder.window()), 7)) {
        float[][] alone = starts(batch, () -> {});
        // Added to with the lock held.
        List<String> order = new ArrayList<>();
        List<Future<float[][]>> waiting = new ArrayList<>();
        float[][] found =
            starts(
                batch,
                () -> {
                  order.add("first");
                  if (waiting.isEmpty()) {
                    waiting.add(background.submit(() -> starts(batch, () -> order.add("second"))));
                    awaitWaiting(lock);
                  }
                });
        float[][] foundBetween = waiting.getFirst().get();
        assertEquals(List.of("first", "second"), order.subList(0, 2));
        for (int masking = 0; masking < MASKINGS.size(); masking++) {
          assertArrayEquals(alone[masking], found[masking], 1e-5f);
          assertArrayEquals(alone[masking], foundBetween[masking], 1e-5f);
        }
      }
    }
  }

  /** The logits of the answer's start under each masking, one masking at a time. */
  private static float[][] starts(EncoderBatch batch, Runnable arrived) {
    float[][] starts = new float[MASKINGS.size()][];
    batch.run(
        MASKINGS,
        1,
        (masking, logits, _) -> {
          starts[masking] = logits.getFirst().start();
          arrived.run();
        });
    return starts;
  }

  private static void awaitWaiting(ReentrantLock lock) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!lock.hasQueuedThreads() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
