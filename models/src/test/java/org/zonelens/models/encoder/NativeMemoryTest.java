package org.zonelens.models.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.device.NoGradient;

class NativeMemoryTest {

  static Stream<EncoderSpec> specs() {
    return RandomEncoder.specs(3);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void hundredRunsLeaveNoArrayBehind(EncoderSpec spec) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Encoder encoder = RandomEncoder.create(manager, spec);
      try (EncoderBatch batch = batch(encoder, manager, 7)) {
        runAll(batch);
        int before = arrays(manager);
        for (int i = 0; i < 100; i++) {
          runAll(batch);
        }
        assertEquals(before, arrays(manager));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void closedBatchesLeaveOnlyTheWeights(EncoderSpec spec) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Encoder encoder = RandomEncoder.create(manager, spec);
      LayerKernel kernel = LayerKernel.of(encoder, manager, Precision.FP32);
      int weights = arrays(manager);
      for (int i = 0; i < 20; i++) {
        try (EncoderBatch batch = batch(encoder, kernel, manager, 6)) {
          runAll(batch);
        }
      }
      assertEquals(weights, arrays(manager));
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void furtherCopiesKeepOnlyTheirTokens(EncoderSpec spec) {
    try (NDManager manager = NDManager.newBaseManager();
        var _ = NoGradient.enter()) {
      Encoder encoder = RandomEncoder.create(manager, spec);
      TokenBatch.Row row = new TokenBatch.Row(new int[] {2, 3, 4, 5}, new int[] {0, 0, 0, 1});
      TokenBatch tokens = TokenBatch.upload(manager, List.of(row), 7, 0);
      runCopies(encoder, tokens, 1);
      int before = arrays(manager);
      runCopies(encoder, tokens, 2);
      runCopies(encoder, tokens, 3);
      // Ids, type ids, padding and, in some families, which tokens are there.
      int each = (arrays(manager) - before) / 2;
      assertTrue(each == 3 || each == 4, each + " arrays");
    }
  }

  private static void runCopies(Encoder encoder, TokenBatch tokens, int copies) {
    LayerRunner runner = new EagerLayers(encoder).on(tokens);
    List<LayerEdits> edits = Collections.nCopies(copies, LayerEdits.NONE);
    try (NDManager step = tokens.ids().getManager().newSubManager()) {
      NDArray hidden = encoder.embed(tokens.repeated(copies));
      hidden.attach(step);
      for (int layer = 0; layer < encoder.spec().layers(); layer++) {
        hidden = runner.layer(layer, hidden, edits);
      }
    }
  }

  @Test
  void runsLeaveTheThreadsGradientModeAsItWas() {
    try (NDManager manager = NDManager.newBaseManager()) {
      JniUtils.setGradMode(true);
      Encoder encoder = RandomEncoder.create(manager, RandomEncoder.spec(1));
      try (EncoderBatch batch = batch(encoder, manager, 5)) {
        batch.run(Masking.NONE);
      }
      assertTrue(JniUtils.isGradMode());
    }
  }

  private static EncoderBatch batch(Encoder encoder, NDManager manager, int length) {
    return batch(encoder, LayerKernel.of(encoder, manager, Precision.FP32), manager, length);
  }

  private static EncoderBatch batch(
      Encoder encoder, LayerKernel kernel, NDManager manager, int length) {
    return new EncoderBatch(
        "random",
        encoder,
        kernel,
        manager,
        new ReentrantLock(true),
        List.of(RandomEncoder.window()),
        length);
  }

  private static void runAll(EncoderBatch batch) {
    for (String spec :
        List.of("p2q", "special@1#0!uniform", "all+special@2", "published-all!zero")) {
      Masking masking = Masking.of(Convention.PUBLISHED, Intervention.parse(spec));
      batch.run(masking);
      batch.trace(masking);
    }
    List<Masking> maskings =
        Stream.of("p2q@0", "q2@0#1", "diagonal!zero", "p2@1", "[40/41]@0", "q2@2")
            .map(spec -> Masking.of(Convention.PUBLISHED, Intervention.parse(spec)))
            .toList();
    batch.run(maskings, 20, (_, _, _) -> {});
    batch.run(Masking.NONE);
    batch.trace(Masking.NONE);
  }

  /** Arrays held by a manager and by every manager below it. */
  private static int arrays(NDManager manager) {
    try {
      // The engine has no public way to ask for what sub-managers hold.
      Field resources = BaseNDManager.class.getDeclaredField("resources");
      resources.setAccessible(true);
      int count = 0;
      for (Object resource : ((Map<?, ?>) resources.get(manager)).values()) {
        count += resource instanceof NDManager below ? arrays(below) : 1;
      }
      return count;
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }
}
