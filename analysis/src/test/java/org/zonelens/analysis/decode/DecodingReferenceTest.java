package org.zonelens.analysis.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;

/** Against {@code decoding.json}, made by {@code src/test/python/decoding_fixture.py}. */
class DecodingReferenceTest {

  @Test
  void randomLogitsDecodeAsInTheHuggingFaceExamples() throws IOException {
    JsonNode cases;
    try (InputStream in = getClass().getResourceAsStream("decoding.json")) {
      cases = new ObjectMapper().readTree(in);
    }
    assertTrue(cases.size() >= 20);
    int number = 0;
    for (JsonNode one : cases) {
      check(one, "case " + number++);
    }
  }

  private static void check(JsonNode one, String name) {
    JsonNode rule = one.get("rule");
    SpanDecoder decoder =
        new SpanDecoder(
            new DecodingRule(
                rule.get(0).asInt(),
                rule.get(1).asInt(),
                rule.get(2).asBoolean(),
                rule.get(3).asDouble()));
    List<Window> windows = new ArrayList<>();
    List<SpanLogits> logits = new ArrayList<>();
    for (JsonNode window : one.get("windows")) {
      windows.add(window(windows.size(), one.get("passage").asText(), window.get("offsets")));
      logits.add(new SpanLogits(floats(window.get("start")), floats(window.get("end"))));
    }
    Decoded decoded = decoder.decode(windows, logits);
    assertEquals(one.get("text").asText(), decoded.text(), name);
    assertEquals(one.get("null_score").asDouble(), decoded.nullScore(), name);
    assertEquals(one.get("n_best").size(), decoded.nBest().size(), name);
    for (int i = 0; i < decoded.nBest().size(); i++) {
      JsonNode expected = one.get("n_best").get(i);
      Candidate candidate = decoded.nBest().get(i);
      assertEquals(
          new Candidate(
              expected.get(0).asInt(),
              expected.get(1).asInt(),
              expected.get(2).asInt(),
              expected.get(3).asText(),
              expected.get(4).asDouble(),
              candidate.probability()),
          candidate,
          name);
      assertEquals(expected.get(5).asDouble(), candidate.probability(), 1e-6, name);
    }
  }

  private static Window window(int index, String passage, JsonNode offsets) {
    List<Token> tokens = new ArrayList<>();
    for (JsonNode offset : offsets) {
      tokens.add(
          offset.isNull()
              ? Token.special("[SEP]", 1, 0, Role.SEP)
              : new Token("x", 2, 1, Role.PASSAGE, offset.get(0).asInt(), offset.get(1).asInt()));
    }
    return new Window(index, "", passage, tokens);
  }

  private static float[] floats(JsonNode numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers.get(i).asDouble();
    }
    return values;
  }
}
