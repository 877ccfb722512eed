package org.zonelens.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLanguageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "---\\nlanguage: en\\n---\\ntext | en",
        "---\\nlicense: mit\\nlanguage: \"zh\" # Chinese\\n--- | zh",
        "---\\nlanguage: [en, 'zh']\\n--- | en, zh",
        "---\\nlanguage:\\n- en\\n- de\\ntags:\\n- fr\\n--- | en, de",
        "---\\nlanguage:\\n  - EN\\n  - en\\n--- | en",
        "---\\nlanguage:\\n- en\\n- de\\n- fr\\n- es\\n--- | multi",
        "---\\nlanguage:\\n--- | ?",
        "---\\nlanguage: <script>\\n--- | ?",
        "# Title\\nlanguage: en | ?",
        "---\\ntags: x\\n---\\nlanguage: en | ?"
      })
  void theCardsHeadNamesTheLanguage(String card, String expected) {
    assertEquals(
        expected,
        CardLanguage.parse(card.replace("\\n", "\n")).orElse(ModelLanguage.UNKNOWN).toString());
  }

  private String guess(String name, Stream<String> pieces) throws IOException {
    Files.writeString(folder.resolve(name), pieces.collect(Collectors.joining("\n")));
    return VocabularyLanguage.of(folder).toString();
  }

  private static Stream<String> range(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(Character::toString);
  }

  private static Stream<String> latin() {
    return range('a', 26).flatMap(each -> Stream.of(each, "##" + each, each + each));
  }

  @Test
  void theScriptOfThePiecesGivesTheLanguageAway() throws IOException {
    assertEquals("~zh", guess("vocab.txt", Stream.concat(latin(), range(0x4e00, 200))));
    assertEquals("~ko", guess("vocab.txt", Stream.concat(latin(), range(0xac00, 200))));
    assertEquals(
        "~ja",
        guess(
            "vocab.txt",
            Stream.of(latin(), range(0x4e00, 150), range(0x3041, 80)).flatMap(e -> e)));
  }

  @Test
  void commonWordsGiveALatinLanguageAway() throws IOException {
    Stream<String> english =
        Stream.of("which", "their", "would", "because", "between", "through", "should");
    assertEquals("~en", guess("vocab.txt", Stream.concat(latin(), english)));
    assertEquals("?", guess("vocab.txt", latin()));
    assertEquals("?", guess("vocab.txt", Stream.of()));
  }

  @Test
  void aWholeTokenizersVocabularyIsRead() throws IOException {
    String pieces =
        Stream.concat(
                latin(),
                Stream.of("nicht", "werden", "wurde", "zwischen", "durch", "jedoch", "wieder"))
            .map("▁%s"::formatted)
            .collect(Collectors.joining("\",-1],[\""));
    assertEquals(
        "~de",
        guess(
            "tokenizer.json",
            Stream.of(
                "{\"added_tokens\":[{\"content\":\"<s>\"}],\"model\":{\"type\":\"Unigram\",\"vocab\":[[\""
                    + pieces
                    + "\",-1]]}}")));
    String keys = range(0x4e00, 100).map("\"%s\":1"::formatted).collect(Collectors.joining(","));
    assertEquals(
        "~zh", guess("tokenizer.json", Stream.of("{\"model\":{\"vocab\":{" + keys + "}}}")));
  }

  @Test
  void aDamagedVocabularyIsNoReasonToFail() throws IOException {
    assertEquals("?", guess("tokenizer.json", Stream.of("{\"model\":{\"vocab\":{\"a\":")));
    Files.write(folder.resolve("vocab.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 10});
    assertEquals("?", VocabularyLanguage.of(folder).toString());
  }
}
