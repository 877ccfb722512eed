package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.checkpoint.Safetensors;

class ParityTest {
  private static final double TOLERANCE = 2e-5;

  @ParameterizedTest
  @MethodSource("org.zonelens.models.ParityFixture#all")
  void tokensAreThoseOfTransformers(ParityFixture fixture) {
    try (HuggingFaceModel model = fixture.open()) {
      List<Window> windows = fixture.windows(model);
      List<JsonNode> expected = fixture.expectedWindows();
      assertEquals(expected.size(), windows.size());
      for (int i = 0; i < windows.size(); i++) {
        List<Token> tokens = windows.get(i).tokens();
        JsonNode reference = expected.get(i);
        List<String> texts = reference.path("tokens").valueStream().map(JsonNode::asText).toList();
        assertEquals(texts, tokens.stream().map(Token::text).toList());
        assertEquals(
            ParityFixture.ints(reference.path("ids")), tokens.stream().map(Token::id).toList());
        assertEquals(
            ParityFixture.ints(reference.path("types")),
            tokens.stream().map(Token::typeId).toList());
        assertEquals(
            ParityFixture.ints(reference.path("roles")),
            tokens.stream().map(token -> token.role().ordinal()).toList());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("org.zonelens.models.ParityFixture#all")
  void attentionAndLogitsAreThoseOfTransformers(ParityFixture fixture, TestReporter reporter) {
    Differences differences = new Differences();
    try (HuggingFaceModel model = fixture.open();
        Safetensors tensors = fixture.tensors()) {
      List<Window> windows = fixture.windows(model);
      JsonNode batches = fixture.expected().path("batches");
      for (int b = 0; b < batches.size(); b++) {
        try (Batch batch = model.open(ParityFixture.pick(windows, batches.path(b)))) {
          List<SpanLogits> logits = batch.run(Masking.NONE);
          List<Trace> traces = batch.trace(Masking.NONE);
          for (int k = 0; k < traces.size(); k++) {
            String name = "plain." + b + "." + k;
            differences.logits(tensors, name, logits.get(k));
            differences.logits(tensors, name, traces.get(k).logits());
            differences.attention(tensors, name, traces.get(k));
          }
        }
      }
    }
    differences.check(reporter, fixture);
  }

  @ParameterizedTest
  @MethodSource("org.zonelens.models.ParityFixture#all")
  void maskedRunsAreThoseOfTransformersWithTheSameMaskInside(
      ParityFixture fixture, TestReporter reporter) {
    Differences differences = new Differences();
    try (HuggingFaceModel model = fixture.open();
        Safetensors tensors = fixture.tensors()) {
      List<Window> windows =
          ParityFixture.pick(fixture.windows(model), fixture.expected().path("masked_windows"));
      JsonNode runs = fixture.expected().path("masked");
      for (int r = 0; r < runs.size(); r++) {
        Masking masking = masking(runs.path(r));
        try (Batch batch = model.open(windows, runs.path(r).path("length").intValue())) {
          List<Trace> traces = batch.trace(masking);
          List<SpanLogits> fromCache = batch.run(masking);
          for (int k = 0; k < traces.size(); k++) {
            String name = "masked." + r + "." + k;
            differences.logits(tensors, name, traces.get(k).logits());
            differences.logits(tensors, name, fromCache.get(k));
          }
          differences.attention(tensors, "masked." + r + ".0", traces.getFirst());
        }
      }
    }
    differences.check(reporter, fixture);
  }

  private static Masking masking(JsonNode run) {
    return new Masking(
        Convention.valueOf(run.path("convention").textValue().toUpperCase(Locale.ROOT)),
        run.path("masks").valueStream().map(each -> Intervention.parse(each.textValue())).toList());
  }

  /** Gathers the greatest difference, and where it is. */
  private static final class Differences {
    private double greatest = -1;
    private String where = "";
    private long compared;

    void logits(Safetensors expected, String name, SpanLogits actual) {
      FloatBuffer reference = floats(expected, name + ".logits");
      compare(name + " start", reference.slice(0, actual.size()), actual.start());
      compare(name + " end", reference.slice(actual.size(), actual.size()), actual.end());
      assertEquals(2 * actual.size(), reference.capacity());
    }

    void attention(Safetensors expected, String name, Trace actual) {
      compare(
          name + " attention", floats(expected, name + ".attention"), actual.attention().weights());
    }

    private static FloatBuffer floats(Safetensors file, String name) {
      return file.floats(file.find(name).orElseThrow()).asFloatBuffer();
    }

    private void compare(String what, FloatBuffer expected, float[] actual) {
      assertEquals(expected.capacity(), actual.length, what);
      for (int i = 0; i < actual.length; i++) {
        double difference = Math.abs((double) expected.get(i) - actual[i]);
        if (Double.isNaN(difference) || difference > greatest) {
          greatest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
          where = what + " at " + i + ": " + expected.get(i) + " and " + actual[i];
        }
      }
      compared += actual.length;
    }

    void check(TestReporter reporter, ParityFixture fixture) {
      reporter.publishEntry(
          fixture.toString(), "%d numbers, greatest difference %.2e".formatted(compared, greatest));
      assertTrue(compared > 0);
      assertTrue(greatest <= TOLERANCE, () -> greatest + " in " + where);
    }
  }
}
