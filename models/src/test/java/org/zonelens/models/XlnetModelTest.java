package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.checkpoint.ModelFault;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.checkpoint.SafetensorsWriter;
import org.zonelens.models.checkpoint.TensorEntry;
import org.zonelens.models.checkpoint.TensorShape;
import org.zonelens.models.device.ComputeChoice;

class XlnetModelTest {
  private static final WindowRule RULE = new WindowRule(30, 5, WindowRule.Step.OVERLAP);
  private static final Masking REVEALING =
      Masking.of(Convention.PUBLISHED, Intervention.parse("published-all"));

  @TempDir private Path folder;

  @BeforeEach
  void copyModel() throws IOException, URISyntaxException {
    Path model =
        ParityFixture.all()
            .filter(each -> each.toString().equals("xlnet-clamped"))
            .findFirst()
            .orElseThrow()
            .folder();
    for (String file :
        List.of("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")) {
      Files.copy(model.resolve(file), folder.resolve(file));
    }
  }

  @Test
  void clsIsTheLastTokenAndATypedOneIsPassage() {
    try (HuggingFaceModel model = open()) {
      List<Token> tokens = model.windows("Who?", "a <cls> bell", RULE).getFirst().tokens();
      assertEquals(Role.CLS, tokens.getLast().role());
      assertEquals(
          List.of(Role.PASSAGE, Role.CLS),
          tokens.stream().filter(each -> each.text().equals("<cls>")).map(Token::role).toList());
      assertEquals(2, tokens.getLast().typeId());
    }
  }

  @Test
  void segmentsOnlyNeedToDiffer() {
    try (HuggingFaceModel model = open()) {
      Window window = window(model);
      float[] expected = start(model, window);
      assertArrayEquals(expected, start(model, withTypes(window, 2_000_000_000)));
      assertTrue(furthest(expected, start(model, withTypes(window, 0))) > 1e-2);
    }
  }

  /** The window with another type id for its [CLS], which none of its other tokens has. */
  private static Window withTypes(Window window, int type) {
    List<Token> tokens =
        window.tokens().stream()
            .map(
                token ->
                    token.role() == Role.CLS
                        ? Token.special(token.text(), token.id(), type, Role.CLS)
                        : token)
            .toList();
    return new Window(0, window.question(), window.passage(), tokens);
  }

  @Test
  void paddingCountsOnlyWhereAMaskRevealsIt() {
    try (HuggingFaceModel model = open()) {
      List<Window> windows = List.of(window(model));
      int size = windows.getFirst().size();
      try (Batch exact = model.open(windows, size);
          Batch padded = model.open(windows, size + 4)) {
        float[] expected = exact.run(Masking.NONE).getFirst().start();
        assertArrayEquals(expected, padded.run(Masking.NONE).getFirst().start(), 1e-5f);
        assertTrue(
            furthest(expected, padded.run(REVEALING).getFirst().start()) > 1e-2,
            "padding is not visible");
      }
    }
  }

  @Test
  void beamSearchHeadIsLookedAtAndSaysWhyItCannotAnswer() throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    Path path = folder.resolve("model.safetensors");
    try (Safetensors file = Safetensors.open(path)) {
      for (TensorEntry entry : file.entries().values()) {
        if (!entry.name().startsWith("qa_outputs")) {
          float[] values = new float[(int) entry.shape().elements()];
          file.floats(entry).asFloatBuffer().get(values);
          writer.put(entry.name(), entry.shape(), values);
        }
      }
    }
    writer.put("start_logits.dense.weight", TensorShape.of(1, 16), new float[16]);
    writer.put("end_logits.dense_0.weight", TensorShape.of(16, 32), new float[512]);
    writer.write(path);
    try (HuggingFaceModel model = open();
        Batch batch = model.open(List.of(window(model)))) {
      assertFalse(model.card().hasQaHead());
      batch.trace(Masking.NONE);
      InputException fault = assertThrows(InputException.class, () -> batch.run(Masking.NONE));
      assertEquals(ModelFault.BEAM_SEARCH_HEAD, fault.fault());
      assertEquals(List.of("xlnet"), fault.arguments());
    }
  }

  @Test
  void windowsThatNoAttentionMapCouldHoldAreRefused() {
    try (HuggingFaceModel model = open()) {
      assertEquals(2048, model.card().maxLength());
      List<Window> windows = List.of(window(model));
      InputException fault =
          assertThrows(InputException.class, () -> model.open(windows, 2049).close());
      assertEquals(ModelFault.WINDOW_TOO_LONG, fault.fault());
    }
  }

  private HuggingFaceModel open() {
    return HuggingFaceModel.open(folder, "xlnet", ComputeChoice.CPU, JobContext.NONE);
  }

  private static Window window(HuggingFaceModel model) {
    return model.windows("Who rang?", "The keeper rang a bell.", RULE).getFirst();
  }

  private static float[] start(HuggingFaceModel model, Window window) {
    try (Batch batch = model.open(List.of(window))) {
      SpanLogits logits = batch.run(Masking.NONE).getFirst();
      return logits.start();
    }
  }

  private static float furthest(float[] one, float[] other) {
    float furthest = 0;
    for (int i = 0; i < one.length; i++) {
      furthest = Math.max(furthest, Math.abs(one[i] - other[i]));
    }
    return furthest;
  }
}
