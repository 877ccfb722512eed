package org.zonelens.analysis.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/** One data set in every layout, made by {@code src/test/python/layouts_fixture.py}. */
class LayoutsTest {
  @TempDir Path folder;

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = LayoutsTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static Dataset read(String name) throws IOException {
    return DatasetReader.read(name, new ByteArrayInputStream(bytes(name)), JobContext.NONE);
  }

  private Dataset readText(String content) throws IOException {
    return DatasetReader.read(
        Files.writeString(folder.resolve("data.json"), content), JobContext.NONE);
  }

  private DataFault fault(String content) {
    return (DataFault) assertThrows(InputException.class, () -> readText(content)).fault();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cmrc-original.json",
        "lines.jsonl",
        "lines.jsonl.gz",
        "array.json",
        "flat-data.json",
        "utf16.json"
      })
  void everyLayoutGivesTheSameExamples(String name) throws IOException {
    Dataset squad = read("squad.json");
    assertEquals(11, squad.examples().size());
    Dataset same = read(name);
    assertEquals(squad.examples(), same.examples());
    assertEquals(squad.passages(), same.passages());
    assertEquals(squad.hasUnanswerable(), same.hasUnanswerable());
    assertEquals(squad.language(), same.language());
    assertEquals(0, same.misalignedAnswers());
  }

  @Test
  void whatAFileIsShowsInItsContentAndNotInItsName() throws IOException {
    Path file = Files.write(folder.resolve("data.json"), bytes("lines.jsonl.gz"));
    assertEquals(
        read("squad.json").examples(), DatasetReader.read(file, JobContext.NONE).examples());
  }

  @ParameterizedTest
  @CsvSource({"a.json, a", "a.b.jsonl, a.b", "a.jsonl.gz, a", "a.txt, a.txt"})
  void theNameOfADataSetIsThatOfItsFileWithoutTheEnding(String file, String name)
      throws IOException {
    Path copy = Files.write(folder.resolve(file), bytes("lines.jsonl"));
    assertEquals(name, DatasetReader.read(copy, JobContext.NONE).name());
  }

  @Test
  void theFingerprintOfAPackedFileIsOfItsOwnBytes() throws IOException {
    // sha256sum of the file.
    assertEquals(
        "6dc09f80ed07cebbc3d40914b75bab1cecc3bf67fb3f5245e99d280593b9ac64",
        read("lines.jsonl.gz").fingerprint());
  }

  @Test
  void anAnswerWithoutAPlaceThatDoesNotStandInThePassageIsKeptAndCounted() throws IOException {
    Dataset dataset =
        readText(
            """
            [{"context_id": 1, "context_text": "甲乙", "qas": [
              {"query_id": 7, "query_text": "谁？", "answers": ["乙", "丙"]}]}]""");
    assertEquals(
        List.of(new Example.Answer("乙", 1), new Example.Answer("丙", -1)),
        dataset.examples().getFirst().answers());
    assertEquals(1, dataset.misalignedAnswers());
    assertEquals("7", dataset.examples().getFirst().id());
  }

  @Test
  void columnsMayHoldOneAnswerWithoutAList() throws IOException {
    Dataset dataset =
        readText(
            """
            {"id": 1, "context": "a b", "question": "q", "answers": {"text": "b", "answer_start": 2}}

            {"id": 2, "context": "a b", "question": "q", "answers": {"text": ["b"]}}
            {"id": 3, "context": "a b", "question": "q", "answers": {"text": ["b"], "answer_start": []}}
            """);
    assertEquals(
        List.of(2, 2, -1),
        dataset.examples().stream().map(each -> each.answers().getFirst().start()).toList());
    assertEquals(1, dataset.passages());
  }

  @Test
  void aQuestionWithoutItsPassageIsSaidWithItsLine() {
    var e =
        assertThrows(
            InputException.class,
            () ->
                readText(
                    """
                    {"id": "1", "context": "a", "question": "q", "answers": []}
                    {"id": "2", "question": "q", "answers": []}
                    """));
    assertEquals(DataFault.MISSING_FIELD, e.fault());
    assertEquals(List.of(folder.resolve("data.json").toString(), "/context", 2), e.arguments());
  }

  @Test
  void linesAreNotFollowedByAnythingElse() {
    String line = "{\"id\": \"1\", \"context\": \"a\", \"question\": \"q\", \"answers\": []}\n";
    assertEquals(DataFault.WRONG_TYPE, fault(line + "[]"));
    assertEquals(DataFault.MISSING_FIELD, fault(line + "{}"));
    assertEquals(DataFault.NOT_JSON, fault(line + "oops"));
    assertEquals(DataFault.DUPLICATE_ID, fault(line + line));
  }

  @Test
  void parquetIsRefusedByNameWhateverItsEnding() {
    var e = assertThrows(InputException.class, () -> read("hub.parquet"));
    assertEquals(DataFault.PARQUET, e.fault());
  }

  @Test
  void aPackedFileThatIsCutIsRefused() throws IOException {
    byte[] all = bytes("lines.jsonl.gz");
    for (int length = 1; length < all.length; length++) {
      byte[] cut = Arrays.copyOf(all, length);
      assertThrows(
          InputException.class,
          () -> DatasetReader.read("cut", new ByteArrayInputStream(cut), JobContext.NONE));
    }
  }

  @Test
  void noNoiseInAPackedFileLeadsToAnotherException() throws IOException {
    byte[] all = bytes("lines.jsonl.gz");
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] noise = all.clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        noise[random.nextInt(noise.length)] = (byte) random.nextInt();
      }
      try {
        DatasetReader.read("damaged", new ByteArrayInputStream(noise), JobContext.NONE);
      } catch (InputException _) {
        // As good as a data set: the user is told.
      }
    }
  }
}
