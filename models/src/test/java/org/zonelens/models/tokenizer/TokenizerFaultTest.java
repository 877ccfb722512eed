package org.zonelens.models.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

class TokenizerFaultTest {
  @TempDir private Path directory;

  @Test
  void aDirectoryWithoutFilesHasNoTokenizer() {
    assertFault(TokenizerFault.NO_TOKENIZER);
  }

  @Test
  void aVocabularyMustBeUtf8Text() throws IOException {
    Files.write(directory.resolve("vocab.txt"), new byte[] {(byte) 0xC3, 0x28, '\n'});
    assertFault(TokenizerFault.NOT_TEXT);
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
    PairTokenizer.open(directory).close();
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
  @ValueSource(strings = {"", "{", "[1]", "{\n\"model\": {\"vocab\"", "null"})
  void aTokenizerFileMustBeAJsonObject(String text) throws IOException {
    Files.writeString(directory.resolve("tokenizer.json"), text);
    int line = (int) text.lines().count();
    assertEquals(Math.max(1, line), assertFault(TokenizerFault.NOT_JSON).arguments().get(1));
  }

  @Test
  void aModelThatTheLibraryDoesNotKnowIsRefused() throws IOException {
    Files.writeString(
        directory.resolve("tokenizer.json"),
        """
        {"model": {"type": "Strange",
         "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "[PAD]": 3}}}
        """);
    String said = assertFault(TokenizerFault.REFUSED).arguments().get(1).toString();
    assertFalse(said.isBlank());
    assertFalse(said.contains("column"), said);
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

  /** The library would abort the whole process on first use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"[CLS]\": {\"id\": \"[CLS]\", \"ids\": [2], \"tokens\": []}}",
        "{\"[SEP]\": {\"id\": \"[SEP]\", \"ids\": [3], \"tokens\": [\"[SEP]\"]}}"
      })
  void aTemplateMustDefineItsTokens(String defined) throws IOException {
    BertVocabulary.write(directory, "it");
    ObjectNode json = TokenizerDefinition.read(directory).json();
    String template =
        """
        {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}],
         "pair": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
           {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
         "special_tokens": %s}
        """
            .formatted(defined);
    json.set("post_processor", TokenizerFiles.JSON.readTree(template));
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
    assertEquals(settings, assertFault(TokenizerFault.NOT_JSON).arguments().getFirst());
  }

  @Test
  void aTokenBeyondTheModelsRowsIsRefusedWhereATextHasIt() throws IOException {
    BertVocabulary.write(directory, "it", "is");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      tokenizer.requireFrameBelow(6);
      tokenizer.requireIdsBelow(6, tokenizer.windows("it", "it", WindowRule.DEFAULT));
      List<Window> windows = tokenizer.windows("it", "it is", WindowRule.DEFAULT);
      tokenizer.requireIdsBelow(7, windows);
      InputException fault =
          assertThrows(InputException.class, () -> tokenizer.requireIdsBelow(6, windows));
      assertEquals(TokenizerFault.TOKEN_WITHOUT_ROW, fault.fault());
      assertEquals("[is, 6, 6]", fault.arguments().subList(1, 4).toString());
    }
  }

  @Test
  void aTokenOfEveryWindowBeyondTheModelsRowsIsRefusedAtOnce() throws IOException {
    BertVocabulary.write(directory, "it", "is");
    try (PairTokenizer tokenizer = PairTokenizer.open(directory)) {
      int separator = tokenizer.windows("", "", WindowRule.DEFAULT).getFirst().token(1).id();
      tokenizer.requireFrameBelow(separator + 1);
      InputException fault =
          assertThrows(InputException.class, () -> tokenizer.requireFrameBelow(separator));
      assertEquals(TokenizerFault.LARGER_THAN_MODEL, fault.fault());
      assertEquals(separator, fault.arguments().get(1));
    }
  }

  private InputException assertFault(TokenizerFault expected) {
    InputException fault =
        assertThrows(InputException.class, () -> PairTokenizer.open(directory).close());
    assertEquals(expected, fault.fault(), fault::getMessage);
    return fault;
  }
}
