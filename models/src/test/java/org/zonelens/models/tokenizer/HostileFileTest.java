package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.WindowRule;

/** Each of these files makes the library abort the process, run without end or eat all memory. */
class HostileFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!!!",
        "",
        "AAA=",
        "AAAAAA==",
        "/P///wAAAAA=",
        "BAAAAAAAAAB4AA==",
        "BAAAAAD8DwB4AA=="
      })
  void normalizationRulesMustBeSound(String base64) throws IOException {
    write(
        "normalizer", "{\"type\": \"Precompiled\", \"precompiled_charsmap\": \"" + base64 + "\"}");
    assertFault(TokenizerFault.DAMAGED_CHARSMAP);
  }

  @Test
  void soMustThoseInsideSequences() throws IOException {
    write(
        "normalizer",
        """
        {"type": "Sequence", "normalizers": [{"type": "Sequence", "normalizers": [
         {"type": "Precompiled", "precompiled_charsmap": "BAAAAAAAAAB4AA=="}]}]}
        """);
    assertFault(TokenizerFault.DAMAGED_CHARSMAP);
  }

  @Test
  void aPatternMustNotTakeForever() throws IOException {
    write(
        "normalizer",
        "{\"type\": \"Replace\", \"pattern\": {\"Regex\": \"(x+)+y\"}, \"content\": \"\"}");
    assertEquals("(x+)+y", assertFault(TokenizerFault.UNSAFE_PATTERN).arguments().get(1));
    write(
        "pre_tokenizer",
        """
        {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "(x|x)*y"},
         "behavior": "Isolated", "invert": false}]}
        """);
    assertFault(TokenizerFault.UNSAFE_PATTERN);
  }

  @Test
  void aPatternThatIsNoneIsRefused() throws IOException {
    write(
        "pre_tokenizer",
        """
        {"type": "Split", "pattern": {"Regex": "*"}, "behavior": "Isolated", "invert": false}
        """);
    assertFault(TokenizerFault.REFUSED);
  }

  @Test
  void piecesOfNoLengthAreRefused() throws IOException {
    write("pre_tokenizer", "{\"type\": \"FixedLength\", \"length\": 0}");
    assertFault(TokenizerFault.UNSAFE_STEP);
  }

  @Test
  void normalizingMustNotBlowTextUp() throws IOException {
    String step =
        "{\"type\": \"Replace\", \"pattern\": {\"String\": \"x\"}, \"content\": \""
            + "x".repeat(100)
            + "\"}";
    write(
        "normalizer",
        "{\"type\": \"Sequence\", \"normalizers\": [%s, %s, %s]}".formatted(step, step, step));
    assertFault(TokenizerFault.UNSAFE_STEP);
  }

  @Test
  void aPairIsJoinedOnce() throws IOException {
    write(
        "post_processor",
        """
        {"type": "Sequence", "processors": [%1$s, %1$s]}
        """
            .formatted(whole().get("post_processor").toString()));
    assertFault(TokenizerFault.NO_PAIR_TEMPLATE);
  }

  @ParameterizedTest
  @CsvSource({"A,A", "B,B"})
  void bothTextsAreInTheTemplate(String first, String second) throws IOException {
    ObjectNode json = whole();
    ArrayNode pair = (ArrayNode) json.path("post_processor").path("pair");
    String[] names = {first, second};
    int at = 0;
    for (JsonNode piece : pair) {
      if (piece.path("Sequence") instanceof ObjectNode sequence) {
        sequence.put("id", names[at]);
        at++;
      }
    }
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    assertFault(TokenizerFault.NO_PAIR_TEMPLATE);
  }

  @Test
  void mergesMustHaveThePrefixThatIsCutOff() throws IOException {
    ObjectNode json = whole("whole-byte-level");
    ((ObjectNode) json.get("model")).put("continuing_subword_prefix", "#".repeat(50));
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    assertFault(TokenizerFault.UNSAFE_STEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "4294967295", "2147483648", "1.5", "\"1\"", "null", "1e3"})
  void idsAreWholeNumbersFromZero(String id) throws IOException {
    ObjectNode json = whole();
    ((ObjectNode) json.path("model").path("vocab")).set("more", TokenizerFiles.JSON.readTree(id));
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    assertEquals("more", assertFault(TokenizerFault.BAD_ID).arguments().get(1));
  }

  @Test
  void aTemplatesIdsCountAsTokensOfTheModel() throws IOException {
    ObjectNode json = whole();
    ObjectNode start =
        (ObjectNode) json.path("post_processor").path("special_tokens").path("[SEP]");
    start.putArray("ids").add(5000);
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      InputException fault =
          assertThrows(InputException.class, () -> tokenizer.requireFrameBelow(5000));
      assertEquals(5000, fault.arguments().get(1));
    }
  }

  @Test
  void textThatNothingCanSpellIsAFaultOfTheTokenizer() throws IOException {
    ObjectNode json = whole("whole-unigram");
    ((ObjectNode) json.get("model")).putNull("unk_id");
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      InputException fault =
          assertThrows(
              InputException.class, () -> tokenizer.windows("\u1234", "", WindowRule.DEFAULT));
      assertEquals(TokenizerFault.REFUSED, fault.fault());
    }
  }

  @Test
  void tensOfThousandsOfAddedTokensAreRefused() throws IOException {
    ObjectNode json = whole();
    ArrayNode added = (ArrayNode) json.get("added_tokens");
    for (int i = 0; i <= 20_000; i++) {
      added.add(AddedToken.of("token" + i, false).json(1000 + i));
    }
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    assertFault(TokenizerFault.UNSAFE_STEP);
  }

  @Test
  void nestingWithoutEndIsNotJson() throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), "[".repeat(50_000_000));
    assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertFault(TokenizerFault.NOT_JSON));
  }

  @Test
  void millionsOfEmptyListsAreNotRead() throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), "{\"a\": [" + "[],".repeat(9_000_000));
    assertFault(TokenizerFault.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "vocab.txt", "spm.model"})
  void aFileOfAGibibyteIsTooLarge(String name) throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    assertFault(TokenizerFault.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"junk", "a b c", "\u0120 nothere", "", "a\tb"})
  void aMergeIsTwoPiecesThatMakeAThird(String line) throws IOException {
    Fixtures.copy("byte-level", directory);
    Path merges = directory.resolve("merges.txt");
    Files.writeString(merges, Files.readString(merges) + line + "\n");
    long lines = Files.readString(merges).lines().count();
    InputException fault = assertFault(TokenizerFault.BAD_MERGE);
    assertEquals((int) lines, fault.arguments().get(1));
  }

  @Test
  void aCutVocabularyIsNotJson() throws IOException {
    Fixtures.copy("byte-level", directory);
    Path file = directory.resolve("vocab.json");
    Files.writeString(file, Files.readString(file).substring(0, 1000));
    assertFault(TokenizerFault.NOT_JSON);
  }

  @Test
  void aVocabularyWithoutMergesIsNoTokenizer() throws IOException {
    Fixtures.copy("byte-level", directory);
    Files.delete(directory.resolve("merges.txt"));
    assertFault(TokenizerFault.NO_TOKENIZER);
  }

  private ObjectNode whole() throws IOException {
    return whole("whole-word-level");
  }

  private ObjectNode whole(String fixture) throws IOException {
    Fixtures.copy(fixture, directory);
    return TokenizerFiles.object(directory.resolve("tokenizer.json"));
  }

  private void write(String part, String content) throws IOException {
    for (Path old :
        new Path[] {
          directory.resolve("tokenizer.json"), directory.resolve("tokenizer_config.json")
        }) {
      Files.deleteIfExists(old);
    }
    ObjectNode json = whole();
    json.set(part, TokenizerFiles.JSON.readTree(content));
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
  }

  private InputException assertFault(TokenizerFault expected) {
    InputException fault =
        assertThrows(InputException.class, () -> PairTokenizer.open(directory).close());
    assertEquals(expected, fault.fault(), fault::getMessage);
    return fault;
  }
}
