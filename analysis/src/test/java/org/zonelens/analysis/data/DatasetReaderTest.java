package org.zonelens.analysis.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;

class DatasetReaderTest {
  private static final String TWO_QUESTIONS =
      """
      {"version": "1.1", "data": [{"title": "Cats", "paragraphs": [{
        "context": "The cat sat on the mat.",
        "qas": [
          {"id": "1", "question": "Who sat?", "answers": [{"text": "cat", "answer_start": 4}]},
          {"id": "2", "question": "Where?", "answers": [
            {"text": "on the mat", "answer_start": 12}, {"text": "mat", "answer_start": 19}]}
        ]}]}]}
      """;

  @TempDir Path folder;

  private Dataset read(String content) throws IOException {
    return DatasetReader.read(
        Files.writeString(folder.resolve("cats.json"), content), JobContext.NONE);
  }

  private Dataset readQuestion(String passage, String members) throws IOException {
    return read(
        "{\"data\": [{\"paragraphs\": [{\"context\": \"%s\", \"qas\": [{\"id\": \"1\", %s}]}]}]}"
            .formatted(passage, members));
  }

  private Example.Answer readAnswer(String passage, String answer) throws IOException {
    Dataset dataset = readQuestion(passage, "\"question\": \"q\", \"answers\": [{" + answer + "}]");
    return dataset.examples().getFirst().answers().getFirst();
  }

  @Test
  void questionsComeInTheOrderOfTheFileWithTheirAnswers() throws IOException {
    Dataset dataset = read(TWO_QUESTIONS);
    assertEquals(
        List.of(
            new Example(
                "1",
                "Who sat?",
                "The cat sat on the mat.",
                0,
                "Cats",
                List.of(new Example.Answer("cat", 4)),
                false),
            new Example(
                "2",
                "Where?",
                "The cat sat on the mat.",
                0,
                "Cats",
                List.of(new Example.Answer("on the mat", 12), new Example.Answer("mat", 19)),
                false)),
        dataset.examples());
    assertEquals("cats", dataset.name());
    assertEquals(1, dataset.passages());
    assertEquals(0, dataset.misalignedAnswers());
    assertFalse(dataset.hasUnanswerable());
  }

  @Test
  void theFingerprintIsOfEveryByteOfTheFile() throws IOException {
    // sha256sum of the text above.
    assertEquals(
        "dafecec6caa6fe10be519ca7377042185b134feb9bb129c1714d7a3a4393850f",
        read(TWO_QUESTIONS).fingerprint());
    assertFalse(read(TWO_QUESTIONS + "\n").fingerprint().equals(read(TWO_QUESTIONS).fingerprint()));
  }

  @Test
  void membersMayComeInAnyOrderAndUnknownOnesArePassedOver() throws IOException {
    Dataset dataset =
        read(
            """
            {"data": [{"more": {"a": [1, {"b": null}]}, "paragraphs": [{"qas": [{
              "plausible_answers": [{"text": "x", "answer_start": 0}],
              "answers": [{"answer_start": 2, "id": 7, "text": "b"}], "question": "q", "id": "1"}],
              "document_id": 5, "context": "a b"}], "title": "last"}], "version": 2}
            """);
    assertEquals(
        List.of(
            new Example("1", "q", "a b", 0, "last", List.of(new Example.Answer("b", 2)), false)),
        dataset.examples());
  }

  @Test
  void offsetsCountedInCodePointsBecomeUtf16() throws IOException {
    assertEquals(5, readAnswer("😀😀 cat", "\"text\": \"cat\", \"answer_start\": 3").start());
  }

  @Test
  void offsetsCountedInUtf16Stay() throws IOException {
    assertEquals(5, readAnswer("😀😀 cat", "\"text\": \"cat\", \"answer_start\": 5").start());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"answer_start\": -1",
        "\"answer_start\": 3",
        "\"answer_start\": 7",
        "\"answer_start\": 8",
        "\"answer_start\": 99999999999999999999",
        "\"answer_start\": 1e999",
        "\"answer_start\": 4.5",
        "\"answer_start\": null",
        "\"answer_start\": \"4\"",
        "\"more\": 1"
      })
  void anAnswerThatDoesNotStandThereIsKeptForScoringAndCounted(String start) throws IOException {
    Dataset dataset =
        readQuestion(
            "The cat", "\"question\": \"q\", \"answers\": [{\"text\": \"cat\", " + start + "}]");
    assertEquals(List.of(new Example.Answer("cat", -1)), dataset.examples().getFirst().answers());
    assertEquals(1, dataset.misalignedAnswers());
  }

  @Test
  void idsAndAnswersMayBeNumbers() throws IOException {
    assertEquals(
        new Example.Answer("1990", 3),
        readAnswer("In 1990", "\"text\": 1990, \"answer_start\": 3"));
    assertEquals(
        "17",
        read(TWO_QUESTIONS.replace("\"id\": \"1\"", "\"id\": 17")).examples().getFirst().id());
  }

  @Test
  void anImpossibleQuestionNeedsNoAnswers() throws IOException {
    Dataset dataset = readQuestion("a", "\"question\": \"q\", \"is_impossible\": true");
    assertTrue(dataset.examples().getFirst().impossible());
    assertTrue(dataset.hasUnanswerable());
  }

  @Test
  void aQuestionWithoutAnswersIsUnanswerable() throws IOException {
    Dataset dataset = readQuestion("a", "\"question\": \"q\", \"answers\": []");
    assertTrue(dataset.examples().getFirst().impossible());
    assertTrue(dataset.hasUnanswerable());
  }

  @Test
  void aDataSetThatSaysWhichQuestionsAreImpossibleIsOfThatKindEvenIfNoneIs() throws IOException {
    Dataset dataset =
        readQuestion(
            "a", "\"question\": \"q\", \"is_impossible\": false, \"answers\": [{\"text\": \"a\"}]");
    assertFalse(dataset.examples().getFirst().impossible());
    assertTrue(dataset.hasUnanswerable());
  }

  @Test
  void aPassageThatIsRepeatedStaysOnePassage() throws IOException {
    Dataset dataset =
        read(
            """
            {"data": [
             {"paragraphs": [{"context": "a", "qas": [{"id": "1", "question": "q", "answers": []}]}]},
             {"paragraphs": [{"context": "b", "qas": [{"id": "2", "question": "q", "answers": []}]},
                             {"context": "a", "qas": [{"id": "3", "question": "q", "answers": []}]}
             ]}]}
            """);
    assertEquals(2, dataset.passages());
    assertEquals(List.of(0, 1, 0), dataset.examples().stream().map(Example::passageIndex).toList());
    assertSame(dataset.examples().get(0).passage(), dataset.examples().get(2).passage());
  }

  @Test
  void halfASurrogatePairBecomesAReplacementCharacterInItsPlace() throws IOException {
    Dataset dataset =
        readQuestion(
            "a\\ud83d b\\ude00\\ud83d\\ude00 cat",
            "\"question\": \"q\\udc00\", \"answers\": [{\"text\": \"cat\", \"answer_start\": 7}]");
    assertEquals("a\ufffd b\ufffd😀 cat", dataset.examples().getFirst().passage());
    assertEquals("q\ufffd", dataset.examples().getFirst().question());
    assertEquals(8, dataset.examples().getFirst().answers().getFirst().start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
  void aByteOrderMarkIsNoPartOfTheContent(String encoding) throws IOException {
    Path file = folder.resolve("cats.json");
    Files.write(file, ("\ufeff" + TWO_QUESTIONS).getBytes(Charset.forName(encoding)));
    assertEquals(2, DatasetReader.read(file, JobContext.NONE).examples().size());
  }

  @Test
  void progressIsInBytesOfTheFile() throws IOException {
    List<Long> reports = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("cats.json"), TWO_QUESTIONS);
    DatasetReader.read(
        file,
        new JobContext() {
          @Override
          public void progress(long done, long total) {
            reports.add(done);
            reports.add(total);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    long size = TWO_QUESTIONS.getBytes(StandardCharsets.UTF_8).length;
    assertEquals(List.of(size, size), reports);
  }

  @Test
  void readingStopsWhenItIsCancelled() throws IOException {
    Path file = Files.writeString(folder.resolve("cats.json"), TWO_QUESTIONS);
    JobContext cancelled =
        new JobContext() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(CancelledException.class, () -> DatasetReader.read(file, cancelled));
  }
}
