package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.fault.Fault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.SpecFault;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.TensorEntry;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.device.ComputeChoice;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.DeviceFault;
import org.zonelens.models.device.TensorEngine;
import org.zonelens.models.tokenizer.TokenizerFault;

class HuggingFaceModelTest {
  private static final WindowRule RULE = new WindowRule(30, 5, WindowRule.Step.OVERLAP);

  @TempDir private Path folder;

  /** A copy of a three-layer model that tests may damage. */
  @BeforeEach
  void copyModel() throws IOException, URISyntaxException {
    Path relu =
        ParityFixture.all()
            .filter(each -> each.toString().equals("relu"))
            .findFirst()
            .orElseThrow()
            .folder();
    for (String file :
        List.of("config.json", "model.safetensors", "vocab.txt", "tokenizer_config.json")) {
      Files.copy(relu.resolve(file), folder.resolve(file));
    }
  }

  @Test
  void cardSaysWhatTheConfigSays() {
    try (HuggingFaceModel model = open()) {
      assertEquals("relu", model.card().name());
      assertEquals("bert", model.card().family());
      assertEquals(3, model.card().layers());
      assertEquals(4, model.card().heads());
      assertEquals(32, model.card().hidden());
      assertEquals(40, model.card().maxLength());
      assertEquals("cpu", model.card().device());
      assertTrue(model.card().hasQaHead());
      assertTrue(model.card().lowerCase());
      assertEquals(List.of(), model.card().unused());
    }
  }

  @Test
  void fingerprintChangesWithOneWeight() throws IOException {
    String before = fingerprint();
    assertEquals(before, fingerprint());
    Path weights = folder.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertNotEquals(before, fingerprint());
  }

  private String fingerprint() {
    try (HuggingFaceModel model = open()) {
      return model.card().fingerprint();
    }
  }

  @Test
  void missingWeightsFileIsRefused() throws IOException {
    Path weights = folder.resolve("model.safetensors");
    Files.delete(weights);
    assertFault(ModelFault.WEIGHTS_MISSING);
    Files.writeString(folder.resolve("tf_model.h5"), "weights");
    InputException fault = assertFault(ModelFault.WEIGHTS_FORMAT);
    assertEquals("tf_model.h5", fault.arguments().get(1));
  }

  @Test
  void missingTensorsAreCountedAndNamed() throws IOException {
    rewriteWeights(name -> !name.startsWith("bert.encoder.layer.1."));
    InputException fault = assertFault(ModelFault.TENSORS_MISSING);
    assertEquals(16, fault.arguments().get(1));
    assertTrue(
        fault.arguments().get(2).toString().contains("bert.encoder.layer.1.attention.self.query"));
  }

  @Test
  void tensorOfAnotherShapeIsRefused() throws IOException {
    String config = Files.readString(folder.resolve("config.json"));
    Files.writeString(
        folder.resolve("config.json"),
        config.replace("\"intermediate_size\": 33", "\"intermediate_size\": 34"));
    InputException fault = assertFault(ModelFault.TENSOR_SHAPE);
    assertEquals("[33x32]", fault.arguments().get(2));
    assertEquals("[34x32]", fault.arguments().get(3));
  }

  @Test
  void tokenThatTheModelHasNoRowForIsRefusedOnlyInATextThatHasIt() throws IOException {
    Path vocabulary = folder.resolve("vocab.txt");
    Files.writeString(vocabulary, Files.readString(vocabulary) + "onetoomany\n");
    try (HuggingFaceModel model = open()) {
      assertEquals(1, model.windows("Who?", "Mira.", WindowRule.DEFAULT).size());
      InputException fault =
          assertThrows(
              InputException.class,
              () -> model.windows("Who?", "Mira onetoomany.", WindowRule.DEFAULT));
      assertEquals(TokenizerFault.TOKEN_WITHOUT_ROW, fault.fault());
      assertEquals("onetoomany", fault.arguments().get(1));
    }
  }

  @Test
  void absentGpuIsRefused() {
    InputException fault =
        assertThrows(
            InputException.class,
            () ->
                HuggingFaceModel.open(
                    folder,
                    "relu",
                    new ComputeChoice(new DeviceChoice.Gpu(97), Precision.FP32),
                    JobContext.NONE));
    assertEquals(DeviceFault.NO_SUCH_GPU, fault.fault());
  }

  @Test
  void modelWithoutQaHeadCanBeTracedButNotRun() throws IOException {
    Masking masking = masking("p2q@1");
    float[] expected;
    try (HuggingFaceModel model = open();
        Batch batch = model.open(windows(model))) {
      expected = batch.trace(masking).getFirst().attention().weights();
    }
    rewriteWeights(name -> !name.startsWith("qa_outputs"));
    try (HuggingFaceModel model = open();
        Batch batch = model.open(windows(model))) {
      assertFalse(model.card().hasQaHead());
      assertArrayEquals(expected, batch.trace(masking).getFirst().attention().weights());
      InputException fault = assertThrows(InputException.class, () -> batch.run(masking));
      assertEquals(ModelFault.NO_QA_HEAD, fault.fault());
    }
  }

  @Test
  void windowsLongerThanTheModelsPositionsAreRefused() {
    try (HuggingFaceModel model = open()) {
      List<Window> windows = windows(model);
      model.open(windows, 40).close();
      InputException fault =
          assertThrows(InputException.class, () -> model.open(windows, 41).close());
      assertEquals(ModelFault.WINDOW_TOO_LONG, fault.fault());
    }
  }

  @Test
  void masksOutsideTheModelAreRefused() {
    try (HuggingFaceModel model = open();
        Batch batch = model.open(windows(model))) {
      InputException layer = assertThrows(InputException.class, () -> batch.run(masking("q2@3")));
      assertEquals(SpecFault.NO_SUCH_LAYER, layer.fault());
      InputException head = assertThrows(InputException.class, () -> batch.trace(masking("q2#4")));
      assertEquals(SpecFault.NO_SUCH_HEAD, head.fault());
    }
  }

  @Test
  void runsEqualTracesWhateverWasRunBeforeInTheBatch() {
    List<String> specs = List.of("p2q@2", "all", "q2p@1#0!zero", "special@2!uniform", "p2@0");
    try (HuggingFaceModel model = open()) {
      List<Window> windows = windows(model);
      try (Batch shared = model.open(windows)) {
        for (String spec : specs) {
          try (Batch fresh = model.open(windows)) {
            List<Trace> full = fresh.trace(masking(spec));
            List<SpanLogits> run = shared.run(masking(spec));
            for (int k = 0; k < windows.size(); k++) {
              assertArrayEquals(full.get(k).logits().start(), run.get(k).start(), 1e-5f, spec);
              assertArrayEquals(full.get(k).logits().end(), run.get(k).end(), 1e-5f, spec);
            }
          }
        }
      }
    }
  }

  @Test
  void halfPrecisionAnswersAreCloseAndAttentionStaysExact() {
    try (HuggingFaceModel model = open()) {
      List<Window> windows = windows(model);
      for (Precision precision : List.of(Precision.BF16, Precision.FP16)) {
        ComputeChoice choice = new ComputeChoice(new DeviceChoice.Cpu(), precision);
        try (HuggingFaceModel half =
                HuggingFaceModel.open(folder, "relu", choice, JobContext.NONE);
            Batch exact = model.open(windows);
            Batch close = half.open(windows)) {
          assertEquals(precision, half.card().precision());
          for (String spec : List.of("p2q@2", "q2p@1#0!zero", "p2@0-1#2!uniform", "all")) {
            List<SpanLogits> expected = exact.run(masking(spec));
            List<SpanLogits> actual = close.run(masking(spec));
            for (int k = 0; k < windows.size(); k++) {
              assertArrayEquals(expected.get(k).start(), actual.get(k).start(), 0.05f, spec);
              assertFalse(Arrays.equals(expected.get(k).start(), actual.get(k).start()), spec);
            }
          }
          assertArrayEquals(
              exact.trace(masking("p2")).getFirst().attention().weights(),
              close.trace(masking("p2")).getFirst().attention().weights());
          Batch eager = half.eager().open(windows);
          assertArrayEquals(
              exact.run(Masking.NONE).getFirst().start(),
              eager.run(Masking.NONE).getFirst().start(),
              1e-5f);
          eager.close();
        }
      }
    }
  }

  @Test
  void tuningChoosesAmongWhatThereIs() {
    int before = TensorEngine.threads();
    try (HuggingFaceModel model = open()) {
      BatchRule rule = model.tune(false);
      assertEquals(before, TensorEngine.threads());
      assertTrue(List.of(1_024, 2_048, 4_096, 8_192).contains(rule.maxTokens()));
      model.tune(true);
      assertTrue(TensorEngine.threads() <= Runtime.getRuntime().availableProcessors());
    } finally {
      TensorEngine.useThreads(before);
    }
  }

  @Test
  void maskedLayerLeavesTheLayersBelowUntouched() {
    try (HuggingFaceModel model = open();
        Batch batch = model.open(windows(model))) {
      Trace plain = batch.trace(Masking.NONE).getFirst();
      Trace masked = batch.trace(masking("p2@1#2")).getFirst();
      for (int head = 0; head < 4; head++) {
        assertArrayEquals(plain.attention().matrix(0, head), masked.attention().matrix(0, head));
        assertEquals(
            head != 2,
            Arrays.equals(plain.attention().matrix(1, head), masked.attention().matrix(1, head)),
            "head " + head);
      }
    }
  }

  @Test
  void runningAfterClosingIsAnErrorAndNoCrash() {
    HuggingFaceModel model = open();
    List<Window> windows = windows(model);
    Batch used = model.open(windows);
    used.run(Masking.NONE);
    Batch unused = model.open(windows);
    Batch closed = model.open(windows);
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.run(masking("q2")));
    model.close();
    assertThrows(IllegalStateException.class, () -> used.run(masking("p2q@1")));
    assertThrows(IllegalStateException.class, () -> used.run(Masking.NONE));
    assertThrows(IllegalStateException.class, () -> unused.trace(Masking.NONE));
    assertThrows(IllegalStateException.class, () -> model.open(windows));
    used.close();
    unused.close();
    model.close();
  }

  @Test
  void threadsGetTheSameResultsAsOneThread() throws Exception {
    try (HuggingFaceModel model = open();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Window> windows = windows(model);
      float[] expected;
      try (Batch batch = model.open(windows)) {
        expected = batch.run(masking("p2q@1")).getFirst().start();
      }
      try (Batch shared = model.open(windows)) {
        List<Callable<float[]>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          calls.add(
              i % 2 == 0
                  ? () -> shared.run(masking("p2q@1")).getFirst().start()
                  : () -> {
                    try (Batch own = model.open(windows)) {
                      return own.run(masking("p2q@1")).getFirst().start();
                    }
                  });
        }
        for (Future<float[]> result : threads.invokeAll(calls)) {
          assertArrayEquals(expected, result.get());
        }
      }
    }
  }

  private HuggingFaceModel open() {
    return HuggingFaceModel.open(folder, "relu", ComputeChoice.CPU, JobContext.NONE);
  }

  private static List<Window> windows(HuggingFaceModel model) {
    return model.windows("Who rang?", "The keeper rang a bell, and the river rang too.", RULE);
  }

  private static Masking masking(String spec) {
    return Masking.of(Convention.PUBLISHED, Intervention.parse(spec));
  }

  private InputException assertFault(Fault expected) {
    InputException fault = assertThrows(InputException.class, () -> open().close());
    assertEquals(expected, fault.fault());
    return fault;
  }

  /** Writes the weights again, only those whose names pass. */
  private void rewriteWeights(Predicate<String> kept) throws IOException {
    Path path = folder.resolve("model.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    try (Safetensors file = Safetensors.open(path)) {
      for (TensorEntry entry : file.entries().values()) {
        if (kept.test(entry.name())) {
          float[] values = new float[(int) entry.shape().elements()];
          file.floats(entry).asFloatBuffer().get(values);
          writer.put(entry.name(), new TensorShape(entry.shape().extents()), values);
        }
      }
    }
    writer.write(path);
  }
}
