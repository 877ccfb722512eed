package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

class PairTokenizerTest {
  @TempDir private Path directory;

  @Test
  void aSeparatorTypedInTheTextIsOfTheText() throws IOException {
    try (PairTokenizer tokenizer = open("who", "it")) {
      Window window = window(tokenizer, "who [SEP]", "[CLS] it [SEP] [PAD]");
      assertEquals(
          List.of(
              Role.CLS,
              Role.QUESTION,
              Role.QUESTION,
              Role.SEP,
              Role.PASSAGE,
              Role.PASSAGE,
              Role.PASSAGE,
              Role.PASSAGE,
              Role.SEP),
          window.tokens().stream().map(Token::role).toList());
      assertEquals(
          List.of("[SEP]", "[CLS]", "[SEP]", "[PAD]"),
          IntStream.of(2, 4, 6, 7).mapToObj(i -> window.token(i).text()).toList());
      assertEquals("[CLS] it [SEP]", window.passageText(4, 6));
    }
  }

  @Test
  void offsetsCountUnitsOfTheOriginalText() throws IOException {
    String passage = "\uD83D\uDE00 It\u0301 \uD835\uDCD0\u0000 \u00A0 it";
    try (PairTokenizer tokenizer = open("it")) {
      Window window = window(tokenizer, "", passage);
      List<Token> its =
          window.tokens().stream().filter(token -> token.text().equals("it")).toList();
      assertEquals(2, its.size());
      assertEquals("It", passage.substring(its.getFirst().start(), its.getFirst().end()));
      assertEquals(passage.length() - 2, its.getLast().start());
      assertEquals(passage.length(), its.getLast().end());
    }
  }

  @Test
  void aLoneSurrogateShiftsNothing() throws IOException {
    try (PairTokenizer tokenizer = open("it", "is")) {
      Window window = window(tokenizer, "\uDC00it", "\uD83D\uDE00 \uD800 it\uDC00 is\uD83D");
      assertEquals("it", window.token(1).text());
      assertEquals(1, window.token(1).start());
      List<Token> passage =
          window.tokens().stream().filter(token -> token.role() == Role.PASSAGE).toList();
      assertEquals(
          List.of("[UNK] 0", "it 5", "is 9"),
          passage.stream().map(token -> token.text() + " " + token.start()).toList());
    }
  }

  @Test
  void manyThreadsGetTheSameWindows() throws IOException {
    try (PairTokenizer tokenizer = open("it", "is", "cold")) {
      String passage = "It is cold. ".repeat(500);
      WindowRule rule = new WindowRule(64, 16, WindowRule.Step.OVERLAP);
      List<Window> expected = tokenizer.windows("is it", passage, rule);
      assertEquals(
          200,
          IntStream.range(0, 200)
              .parallel()
              .filter(i -> tokenizer.windows("is it", passage, rule).equals(expected))
              .count());
    }
  }

  @Test
  void aMegabyteIsCutWithinSeconds() throws IOException {
    try (PairTokenizer tokenizer = open("it", "is", "cold")) {
      String passage = "It is cold \uD83D\uDE00. ".repeat(80_000);
      List<Window> windows =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30),
              () -> tokenizer.windows("is it", passage, WindowRule.DEFAULT));
      assertEquals(passage.length() - 1, lastPassageToken(windows.getLast()).end());
    }
  }

  @Test
  void aClosedTokenizerRefusesToEncode() throws IOException {
    PairTokenizer tokenizer = open("it");
    tokenizer.close();
    tokenizer.close();
    assertThrows(IllegalStateException.class, () -> window(tokenizer, "it", "it"));
  }

  @Test
  void specialTokensMayBeSpelledAnyWay() throws IOException {
    Files.writeString(directory.resolve("vocab.txt"), "<p>\n<u>\n<c>\n<e>\nit\n");
    Files.writeString(
        directory.resolve("tokenizer_config.json"),
        """
        {"unk_token": "<u>", "pad_token": {"content": "<p>", "lstrip": false}, "cls_token": "<c>"}
        """);
    Files.writeString(directory.resolve("special_tokens_map.json"), "{\"sep_token\": \"<e>\"}");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      assertEquals(
          List.of("<c>", "it", "<e>", "<u>", "<e>"),
          window(tokenizer, "it", "x").tokens().stream().map(Token::text).toList());
      assertEquals(0, tokenizer.paddingId());
    }
  }

  @Test
  void addedTokensAreKeptWhole() throws IOException {
    BertVocabulary.write(directory, "it", "[", "]", "e1");
    Files.writeString(directory.resolve("added_tokens.json"), "{\"[E1]\": 9}");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      assertEquals(9, window(tokenizer, "it [E1]", "").token(2).id());
    }
  }

  @Test
  void whetherUpperCaseIsLostComesFromTheSettings() throws IOException {
    try (PairTokenizer silent = open("it")) {
      assertTrue(silent.lowerCase());
    }
    Files.writeString(directory.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");
    try (PairTokenizer cased = PairTokenizer.open(directory)) {
      assertFalse(cased.lowerCase());
      assertEquals("[UNK]", window(cased, "It", "").token(1).text());
    }
  }

  @Test
  void theWholeFileDecidesOnUpperCaseUnlessTheSettingsStateIt() throws IOException {
    BertVocabulary.write(directory, "It", "it");
    Path settings = directory.resolve("tokenizer_config.json");
    Files.writeString(settings, "{\"do_lower_case\": false}");
    Files.writeString(
        directory.resolve("tokenizer.json"), TokenizerDefinition.read(directory).json().toString());
    Files.delete(settings);
    try (PairTokenizer cased = PairTokenizer.open(directory)) {
      assertEquals("It", window(cased, "It", "").token(1).text());
    }
    Files.writeString(settings, "{\"do_lower_case\": true}");
    try (PairTokenizer stated = PairTokenizer.open(directory)) {
      assertEquals("it", window(stated, "It", "").token(1).text());
    }
  }

  private PairTokenizer open(String... tokens) throws IOException {
    return PairTokenizer.open(BertVocabulary.write(directory, tokens));
  }

  private static Window window(PairTokenizer tokenizer, String question, String passage) {
    return tokenizer.windows(question, passage, WindowRule.DEFAULT).getFirst();
  }

  private static Token lastPassageToken(Window window) {
    return window.tokens().stream()
        .filter(token -> token.role() == Role.PASSAGE)
        .reduce((_, next) -> next)
        .orElseThrow();
  }
}
