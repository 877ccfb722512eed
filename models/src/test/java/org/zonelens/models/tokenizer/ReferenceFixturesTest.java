package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

/** Against what transformers gives; {@code make_tokenizer_fixtures.py} made the fixtures. */
class ReferenceFixturesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uncased",
        "cased",
        "silent",
        "accents-kept",
        "cased-accents-lost",
        "chinese-unsplit",
        "whole-file",
        "roberta",
        "electra",
        "distilbert",
        "byte-level",
        "byte-level-prefix",
        "xlm-roberta",
        "xlm-roberta-nmt",
        "camembert",
        "camembert-settings",
        "albert",
        "albert-cased",
        "xlnet",
        "xlnet-lower",
        "deberta-v2",
        "deberta-v2-punctuation",
        "whole-xlnet",
        "whole-deberta-v2",
        "whole-xlm-roberta",
        "whole-albert",
        "whole-byte-level",
        "whole-word-level",
        "whole-unigram",
        "whole-byte-fallback"
      })
  void windowsAreThoseOfTheReference(String name) throws IOException {
    Path directory = Fixtures.directory(name);
    JsonNode cases = new ObjectMapper().readTree(directory.resolve("cases.json").toFile());
    int compared = 0;
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      for (JsonNode example : cases) {
        String question = example.get("question").textValue();
        String passage = example.get("passage").textValue();
        List<Token> whole =
            StreamSupport.stream(example.get("tokens").spliterator(), false)
                .map(ReferenceFixturesTest::token)
                .toList();
        for (JsonNode cut : example.get("cuts")) {
          WindowRule rule =
              new WindowRule(
                  cut.get("maxLength").intValue(),
                  cut.get("stride").intValue(),
                  WindowRule.Step.valueOf(cut.get("step").textValue()));
          List<Window> windows = tokenizer.windows(question, passage, rule);
          assertEquals(
              windowsOf(question, passage, whole, cut.get("windows")),
              windows,
              () -> name + ", “" + question + "”, " + rule);
          compared += windows.size();
        }
      }
    }
    assertTrue(compared > 60, compared + " windows compared");
  }

  private static Token token(JsonNode row) {
    return new Token(
        row.get(0).textValue(),
        row.get(1).intValue(),
        row.get(2).intValue(),
        Role.values()[row.get(3).intValue()],
        row.get(4).intValue(),
        row.get(5).intValue());
  }

  private static List<Window> windowsOf(
      String question, String passage, List<Token> whole, JsonNode cuts) {
    List<Token> passageTokens =
        whole.stream().filter(token -> token.role() == Role.PASSAGE).toList();
    int before = passageTokens.isEmpty() ? whole.size() : whole.indexOf(passageTokens.getFirst());
    List<Window> windows = new ArrayList<>();
    for (JsonNode cut : cuts) {
      List<Token> tokens = new ArrayList<>(whole.subList(0, before));
      tokens.addAll(passageTokens.subList(cut.get(0).intValue(), cut.get(1).intValue()));
      tokens.addAll(whole.subList(before + passageTokens.size(), whole.size()));
      windows.add(new Window(windows.size(), question, passage, tokens));
    }
    return windows;
  }
}
