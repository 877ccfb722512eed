package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.WindowRule;

class TokenizerFamilyTest {
  @TempDir private Path directory;

  @Test
  void theWholeFileWinsOverAVocabularyBesideIt() throws IOException {
    Fixtures.copy("whole-word-level", directory);
    Files.writeString(directory.resolve("vocab.txt"), "no vocabulary");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      assertEquals(8, tokens(tokenizer, "Who opened?", "Bridge 1").size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "camembert, CAMEMBERT",
    "xlm-roberta, XLM_ROBERTA",
    "CamembertForQuestionAnswering, CAMEMBERT",
    "XLMRobertaModel, XLM_ROBERTA",
  })
  void theModelsTypeOrClassTellsFamiliesWithTheSameFileApart(String stated, TokenizerFamily family)
      throws IOException {
    Fixtures.copy("xlm-roberta", directory);
    String config =
        stated.endsWith("Model") || stated.endsWith("Answering")
            ? "{\"architectures\": [\"" + stated + "\"]}"
            : "{\"model_type\": \"" + stated + "\"}";
    Files.writeString(directory.resolve("config.json"), config);
    // CamemBERT's own <s> stands five rows further down.
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      int start = tokens(tokenizer, "", "").getFirst().id();
      assertEquals(family == TokenizerFamily.CAMEMBERT ? 5 : 0, start);
    }
  }

  @Test
  void theTokenizersClassWinsOverTheModelsType() throws IOException {
    Fixtures.copy("xlm-roberta", directory);
    Files.writeString(
        directory.resolve("tokenizer_config.json"),
        "{\"tokenizer_class\": \"CamembertTokenizerFast\"}");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      assertEquals(5, tokens(tokenizer, "", "").getFirst().id());
    }
  }

  @Test
  void aChineseAlbertWithAVocabularyFileIsCutAsBertDoes() throws IOException {
    BertVocabulary.write(directory, "石", "桥");
    Files.writeString(directory.resolve("config.json"), "{\"model_type\": \"albert\"}");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      assertEquals(
          List.of("[CLS]", "石", "[SEP]", "桥", "[SEP]"),
          tokens(tokenizer, "石", "桥").stream().map(Token::text).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BertJapaneseTokenizer, electra",
    "BertweetTokenizer, electra",
    "BigBirdTokenizer, albert",
    "Bert, electra",
    "XLNetTokenizer, xlm-roberta",
  })
  void anotherClassIsRefusedByName(String name, String fixture) throws IOException {
    Fixtures.copy(fixture, directory);
    Files.writeString(
        directory.resolve("tokenizer_config.json"), "{\"tokenizer_class\": \"" + name + "\"}");
    InputException fault =
        assertThrows(InputException.class, () -> PairTokenizer.open(directory).close());
    assertEquals(TokenizerFault.OTHER_CLASS, fault.fault());
    assertEquals(name, fault.arguments().get(1));
  }

  @Test
  void aDamagedModelConfigHidesNoTokenizer() throws IOException {
    BertVocabulary.write(directory, "it");
    Files.writeString(directory.resolve("config.json"), "{");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      assertEquals("it", tokens(tokenizer, "it", "").get(1).text());
    }
  }

  @Test
  void theStartTokenHasItsRoleWhereverItStands() throws IOException {
    try (PairTokenizer tokenizer = PairTokenizer.open(Fixtures.directory("xlnet"))) {
      List<Token> tokens = tokens(tokenizer, "", "");
      assertEquals(
          List.of(Role.SEP, Role.SEP, Role.CLS), tokens.stream().map(Token::role).toList());
      assertEquals(List.of(0, 1, 2), tokens.stream().map(Token::typeId).toList());
    }
  }

  @Test
  void aWindowAtTheEndsLayoutHasAllItsSpecialTokens() throws IOException {
    try (PairTokenizer tokenizer = PairTokenizer.open(Fixtures.directory("xlnet"))) {
      var windows =
          tokenizer.windows(
              "Who?",
              "people crossed it ".repeat(50),
              new WindowRule(20, 4, WindowRule.Step.OVERLAP));
      assertEquals(
          windows.size(),
          windows.stream()
              .filter(window -> window.token(window.size() - 1).role() == Role.CLS)
              .filter(window -> window.token(window.size() - 2).role() == Role.SEP)
              .filter(window -> window.token(0).role() == Role.QUESTION)
              .count());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlnet", "byte-level", "albert", "deberta-v2", "camembert", "electra"})
  void aWindowTooSmallForTheQuestionIsAFault(String fixture) {
    WindowRule rule = new WindowRule(4, 0, WindowRule.Step.OVERLAP);
    try (PairTokenizer tokenizer = PairTokenizer.open(Fixtures.directory(fixture))) {
      for (String passage : List.of("", "Orla", "Orla crossed it. ".repeat(100))) {
        InputException fault =
            assertThrows(
                InputException.class,
                () -> tokenizer.windows("Who opened the Bridge?", passage, rule));
        assertEquals(TokenizerFault.QUESTION_TOO_LONG, fault.fault());
      }
      assertEquals(1, tokenizer.windows("", "", rule).size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlnet", "byte-level", "xlm-roberta-nmt", "deberta-v2", "whole-unigram"})
  void aLoneSurrogateCountsAsOneUnknownCharacter(String fixture) {
    String question = "\uD800it\uD800";
    String passage = "\uDC00 \uD83D\uDE00 people\uD800 it\uDC00\u0000 first\uD83D";
    try (PairTokenizer tokenizer = PairTokenizer.open(Fixtures.directory(fixture))) {
      assertEquals(
          tokens(
              tokenizer,
              "\uFFFDit\uFFFD",
              "\uFFFD \uD83D\uDE00 people\uFFFD it\uFFFD\u0000 first\uFFFD"),
          tokens(tokenizer, question, passage));
    }
  }

  private static List<Token> tokens(PairTokenizer tokenizer, String question, String passage) {
    return tokenizer
        .windows(question, passage, new WindowRule(512, 0, WindowRule.Step.OVERLAP))
        .getFirst()
        .tokens();
  }
}
