package org.zonelens.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.data.Example;

/** Against {@code scoring.json}, made by {@code src/test/python/scoring_fixture.py}. */
class ScoringReferenceTest {

  @Test
  void oddAnswersScoreAsInPython() throws IOException {
    JsonNode cases;
    try (InputStream in = getClass().getResourceAsStream("scoring.json")) {
      cases = new ObjectMapper().readTree(in);
    }
    assertTrue(cases.size() >= 700);
    for (JsonNode one : cases) {
      List<Example.Answer> answers = new ArrayList<>();
      one.get(1).forEach(text -> answers.add(new Example.Answer(text.asText(), -1)));
      Example example = new Example("id", "question", "passage", 0, "", answers, answers.isEmpty());
      Score expected = new Score(one.get(3).asBoolean(), one.get(4).asDouble());
      Score score = Metric.valueOf(one.get(0).asText()).score(example, one.get(2).asText());
      assertEquals(expected, score, one::toString);
    }
  }
}
