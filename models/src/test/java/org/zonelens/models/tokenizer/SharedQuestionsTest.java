package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.WindowRule;

/** Against the pieces and ids that BERT-base-uncased gives published questions. */
class SharedQuestionsTest {

  @Test
  void everyPublishedQuestionGetsThePublishedPiecesAndIds(@TempDir Path directory)
      throws IOException {
    Path data = SharedData.require("tokenization");
    Files.copy(data.resolve("bert-base-uncased-vocab.txt"), directory.resolve("vocab.txt"));
    List<String> lines = Files.readAllLines(data.resolve("questions.jsonl"));
    assertEquals(2114, lines.size());
    ObjectMapper json = new ObjectMapper();
    WindowRule roomy = new WindowRule(512, 0, WindowRule.Step.OVERLAP);
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      for (String line : lines) {
        JsonNode expected = json.readTree(line);
        List<Token> question =
            tokenizer.windows(expected.get("text").textValue(), "", roomy).getFirst().tokens();
        question = question.stream().filter(token -> token.role() == Role.QUESTION).toList();
        assertEquals(
            expected.get("wordpieces").valueStream().map(JsonNode::textValue).toList(),
            question.stream().map(Token::text).toList());
        assertEquals(
            expected.get("ids").valueStream().map(JsonNode::intValue).toList(),
            question.stream().map(Token::id).toList());
      }
    }
  }
}
