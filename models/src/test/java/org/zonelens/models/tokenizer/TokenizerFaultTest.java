package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;

class TokenizerFaultTest {
  @TempDir private Path directory;

  @Test
  void aDirectoryWithoutFilesHasNoTokenizer() {
    assertFault(TokenizerFault.NO_TOKENIZER);
  }

  @Test
  void aVocabularyThatIsNotTextIsBroken() throws IOException {
    Files.write(directory.resolve("vocab.txt"), new byte[] {(byte) 0xC3, 0x28, '\n'});
    assertFault(TokenizerFault.BROKEN);
  }

  @Test
  void aVocabularyThatIsADirectoryIsUnreadable() throws IOException {
    Files.createDirectory(directory.resolve("vocab.txt"));
    assertFault(TokenizerFault.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n  \n"})
  void aVocabularyWithoutTokensIsEmpty(String text) throws IOException {
    Files.writeString(directory.resolve("vocab.txt"), text);
    assertFault(TokenizerFault.EMPTY_VOCABULARY);
  }

  @Test
  void aTokenThatComesTwiceIsNamedWithBothLines() throws IOException {
    BertVocabulary.write(directory, "it", "is", "it");
    InputException fault = assertFault(TokenizerFault.DUPLICATE_TOKEN);
    assertEquals("[it, 6, 8]", fault.arguments().subList(1, 4).toString());
  }

  @Test
  void blankLinesThatComeTwiceAreNoFault() throws IOException {
    BertVocabulary.write(directory, "", "it", " ");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      tokenizer.requireIdsBelow(8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[UNK]", "[CLS]", "[SEP]", "[PAD]"})
  void aVocabularyNeedsItsSpecialTokens(String special) throws IOException {
    BertVocabulary.write(directory, "it");
    Path file = directory.resolve("vocab.txt");
    Files.writeString(file, Files.readString(file).replace(special, "other"));
    assertEquals(special, assertFault(TokenizerFault.MISSING_SPECIAL_TOKEN).arguments().get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1]",
        "{\"model\": {\"vocab\"",
        "null",
        "{\"model\": {\"type\": \"Strange\", \"vocab\":"
            + " {\"[UNK]\": 0, \"[CLS]\": 1, \"[SEP]\": 2, \"[PAD]\": 3}}}",
      })
  void aTokenizerFileThatCannotBeReadIsBroken(String text) throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), text);
    assertFault(TokenizerFault.BROKEN);
  }

  @Test
  void aTokenizerFileWithoutAModelHasNoVocabulary() throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), "{}");
    assertFault(TokenizerFault.EMPTY_VOCABULARY);
  }

  @Test
  void aTokenizerFileMustJoinPairs() throws IOException {
    BertVocabulary.write(directory, "it");
    ObjectNode json = TokenizerDefinition.read(directory).json();
    json.putNull("post_processor");
    Files.writeString(directory.resolve("tokenizer.json"), json.toString());
    assertFault(TokenizerFault.NO_PAIR_TEMPLATE);
  }

  @Test
  void aTokenizerFileNeedsTheUnknownTokenThatItsModelNames() throws IOException {
    BertVocabulary.write(directory, "it");
    String json = TokenizerDefinition.read(directory).json().toString();
    Files.writeString(
        directory.resolve("tokenizer.json"),
        json.replace("\"unk_token\":\"[UNK]\"", "\"unk_token\":\"<none>\""));
    assertEquals("<none>", assertFault(TokenizerFault.MISSING_SPECIAL_TOKEN).arguments().get(1));
  }

  @Test
  void brokenSettingsAreNamed() throws IOException {
    BertVocabulary.write(directory, "it");
    Path settings = directory.resolve("tokenizer_config.json");
    Files.writeString(settings, "{\"do_lower_case\": tru");
    assertEquals(settings, assertFault(TokenizerFault.BROKEN).arguments().getFirst());
  }

  @Test
  void aTokenBeyondTheModelsRowsIsRefused() throws IOException {
    BertVocabulary.write(directory, "it", "is");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      tokenizer.requireIdsBelow(7);
      InputException fault = assertThrows(InputException.class, () -> tokenizer.requireIdsBelow(6));
      assertEquals(TokenizerFault.LARGER_THAN_MODEL, fault.fault());
      assertEquals("[6, 6]", fault.arguments().subList(1, 3).toString());
    }
  }

  private InputException assertFault(TokenizerFault expected) {
    InputException fault =
        assertThrows(InputException.class, () -> PairTokenizer.open(directory).close());
    assertEquals(expected, fault.fault(), fault::getMessage);
    return fault;
  }
}
