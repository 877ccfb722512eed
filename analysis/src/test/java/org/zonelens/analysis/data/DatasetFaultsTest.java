package org.zonelens.analysis.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/** Whatever a file holds, reading it gives a data set or a fault with a sentence, nothing else. */
class DatasetFaultsTest {
  private static final String GOOD =
      """
      {"data": [{"title": "t\\u00e9 é", "paragraphs": [{"context": "a 北京 😀 b", "qas": [
      {"id": "1", "question": "q", "is_impossible": false, "x": [1.5e3, null, {"y": true}],
      "answers": [{"text": "b", "answer_start": 7}]}]}]}]}""";

  @TempDir Path folder;

  private InputException fault(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("data.json"), content);
    return assertThrows(InputException.class, () -> DatasetReader.read(file, JobContext.NONE));
  }

  private InputException fault(String content) throws IOException {
    return fault(content.getBytes(StandardCharsets.UTF_8));
  }

  private Path file() {
    return folder.resolve("data.json");
  }

  private static String question(String members) {
    return "{\"data\": [{\"paragraphs\": [{\"context\": \"c\", \"qas\": [{" + members + "}]}]}]}";
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path none = folder.resolve("none.json");
    var e = assertThrows(InputException.class, () -> DatasetReader.read(none, JobContext.NONE));
    assertEquals(DataFault.NOT_FOUND, e.fault());
    assertEquals(List.of(none.toString()), e.arguments());
  }

  @Test
  void aFolderIsNoDataSet() {
    var e = assertThrows(InputException.class, () -> DatasetReader.read(folder, JobContext.NONE));
    assertEquals(DataFault.IS_FOLDER, e.fault());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t "})
  void nothingButWhiteSpaceIsAnEmptyFile(String content) throws IOException {
    assertEquals(DataFault.EMPTY_FILE, fault(content).fault());
  }

  @Test
  void whereItStopsBeingJsonIsSaid() throws IOException {
    InputException e = fault("{\"data\":\n [oops]}");
    assertEquals(DataFault.NOT_JSON, e.fault());
    assertEquals(2, e.arguments().get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"title,question", "{'data': []}", "NaN", "{\"data\": [],}"})
  void whatIsNotJsonIsSaidToBeNone(String content) throws IOException {
    assertEquals(DataFault.NOT_JSON, fault(content).fault());
  }

  @Test
  void anythingAfterTheDataSetIsRefused() throws IOException {
    assertEquals(DataFault.NOT_JSON, fault(GOOD + "{}").fault());
    assertEquals(DataFault.NOT_JSON, fault(GOOD + "}").fault());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"text\"                                        | /data",
        "17                                              | /data",
        "{}                                              | /data",
        "{\"version\": \"1.1\"}                          | /data",
        "{\"data\": [{\"title\": \"t\"}]}                | /data/0/paragraphs",
        "{\"data\": [{\"paragraphs\": [{\"qas\": []}]}]} | /data/0/paragraphs/0/context"
      })
  void whatIsMissingIsSaid(String content, String pointer) throws IOException {
    InputException e = fault(content);
    assertEquals(DataFault.MISSING_FIELD, e.fault());
    assertEquals(List.of(file().toString(), pointer, 1), e.arguments());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"question\": \"q\", \"answers\": []                       | id",
        "\"id\": \"1\", \"answers\": []                             | question",
        "\"id\": \"1\", \"question\": \"q\"                         | answers",
        "\"id\": \"1\", \"question\": \"q\", \"answers\": [{\"a\": 1}] | answers/0/text",
        "\"id\": \"1\", \"question\": \"q\", \"answers\": {}         | answers/text"
      })
  void whatIsMissingInAQuestionIsSaid(String members, String field) throws IOException {
    InputException e = fault(question(members));
    assertEquals(DataFault.MISSING_FIELD, e.fault());
    assertEquals("/data/0/paragraphs/0/qas/0/" + field, e.arguments().get(1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"id\": {}                                  | id",
        "\"id\": null                                | id",
        "\"question\": true                          | question",
        "\"answers\": null                           | answers",
        "\"answers\": [[\"text\"]]                   | answers/0",
        "\"answers\": {\"text\": [[]]}               | answers/text/0",
        "\"answers\": [{\"text\": [\"b\"]}]          | answers/0/text",
        "\"answers\": [{\"answer_start\": [1]}]      | answers/0/answer_start"
      })
  void aWrongTypeIsSaidWithItsPlace(String members, String field) throws IOException {
    InputException e = fault(question(members));
    assertEquals(DataFault.WRONG_TYPE, e.fault());
    assertEquals(
        List.of(file().toString(), "/data/0/paragraphs/0/qas/0/" + field, 1), e.arguments());
  }

  @Test
  void aDataSetWithoutQuestionsIsRefused() throws IOException {
    assertEquals(DataFault.NO_QUESTIONS, fault("{\"data\": []}").fault());
    assertEquals(DataFault.NO_QUESTIONS, fault("[]").fault());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`<!DOCTYPE html>\n<html>`                       | WEB_PAGE",
        "`\n <html lang=\"en\">`                         | WEB_PAGE",
        "`version https://git-lfs.github.com/spec/v1\n` | LFS_POINTER",
        "`\u0000\u0001\u0002`                           | BINARY",
        "`PK\u0003\u0004 packed`                        | BINARY",
        "`PAR1 and no more`                             | PARQUET",
        "`{\"model_type\": \"bert\", \"vocab_size\": 9}`   | MODEL_CONFIGURATION",
        "`{\"56be\": \"Denver\", \"56bf\": 1990}`          | IS_PREDICTIONS"
      })
  void whatIsOpenedByMistakeIsCalledByItsName(String content, DataFault fault) throws IOException {
    assertEquals(fault, fault(content).fault());
  }

  @Test
  void chineseInGbkIsSaidToBeSuch() throws IOException {
    String chinese = GOOD.replace("a 北京 😀 b", "北京是中国的首都，也是一座历史悠久的城市。");
    InputException e = fault(chinese.getBytes(Charset.forName("GBK")));
    assertEquals(DataFault.IN_GBK, e.fault());
  }

  @Test
  void otherEncodingsAreSaidNotToBeUtf8WithTheLine() throws IOException {
    String latin = "{\n\"data\": [\"" + "caf\u00e9 ".repeat(9) + "\"]}";
    InputException e = fault(latin.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(DataFault.NOT_UTF8, e.fault());
  }

  @Test
  void whereAFileIsCutIsSaid() throws IOException {
    int length = GOOD.indexOf("\"answers\"");
    InputException e = fault(GOOD.substring(0, length));
    assertEquals(DataFault.TRUNCATED, e.fault());
    assertEquals(List.of(file().toString(), 3, "/data/0/paragraphs/0/qas/0/x"), e.arguments());
  }

  @Test
  void aFileCutWithinACharacterIsCutAndNotInAnotherEncoding() throws IOException {
    byte[] all = GOOD.getBytes(StandardCharsets.UTF_8);
    int inside = GOOD.substring(0, GOOD.indexOf("京")).getBytes(StandardCharsets.UTF_8).length + 2;
    assertEquals(DataFault.TRUNCATED, fault(Arrays.copyOf(all, inside)).fault());
  }

  @Test
  void aDataSetThatDoesNotFitIntoMemoryIsRefused() {
    Gathering gathering = new Gathering("big", 1_000);
    gathering.keep("a".repeat(400));
    var e = assertThrows(InputException.class, () -> gathering.keep("b".repeat(400)));
    assertEquals(DataFault.TOO_LARGE, e.fault());
  }

  @Test
  void oneLineOfAHundredMillionCharactersIsRead() {
    String question =
        "{\"id\": %d, \"question\": \"q\", \"answers\": [{\"text\": \"c\", \"answer_start\": 0}]},";
    String padding = " ".repeat(1_000_000);
    List<InputStream> parts = new ArrayList<>();
    parts.add(ascii("{\"data\": [{\"paragraphs\": [{\"context\": \"c\", \"qas\": ["));
    for (int i = 0; i < 100; i++) {
      parts.add(ascii(question.formatted(i)));
      parts.add(ascii(padding));
    }
    parts.add(ascii("{\"id\": 100, \"question\": \"q\", \"answers\": []}]}]}]}"));
    InputStream in = new SequenceInputStream(Collections.enumeration(parts));
    assertEquals(101, DatasetReader.read("long", in, JobContext.NONE).examples().size());
  }

  private static InputStream ascii(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void anIdOfTwoQuestionsIsNamed() throws IOException {
    String one = "{\"id\": \"x\", \"question\": \"q\", \"answers\": []}";
    InputException e =
        fault(
            "{\"data\": [{\"paragraphs\": [{\"context\": \"c\", \"qas\": [%s, %s]}]}]}"
                .formatted(one, one));
    assertEquals(DataFault.DUPLICATE_ID, e.fault());
    assertEquals("x", e.arguments().get(1));
  }

  @Test
  void aFiveMegabytePassageIsRefusedWithItsLength() throws IOException {
    InputException e = fault(GOOD.replace("a 北京", "a".repeat(5_000_000)));
    assertEquals(DataFault.PASSAGE_TOO_LONG, e.fault());
    assertEquals(
        List.of(file().toString(), "/data/0/paragraphs/0/context", 5_000_005, 1_000_000),
        e.arguments());
  }

  @Test
  void deepNestingIsRefusedAlsoWhereItIsPassedOver() throws IOException {
    for (String bracket : List.of("[", "{\"a\":")) {
      InputException e = fault("{\"x\": " + bracket.repeat(100_000));
      assertEquals(DataFault.TOO_DEEP, e.fault());
    }
  }

  @Test
  void numbersAndNamesWithoutEndAreRefused() throws IOException {
    String digits = "1".repeat(10_000);
    assertEquals(
        DataFault.VALUE_TOO_LONG,
        fault(question("\"answers\": [{\"answer_start\": " + digits + "}]")).fault());
    assertEquals(DataFault.VALUE_TOO_LONG, fault("{\"" + "n".repeat(100_000) + "\": 1}").fault());
  }

  @Test
  void aTextWithoutEndIsRefused() {
    String text = "{\"data\": [{\"title\": \"" + "t".repeat(16_000_001) + "\"}]}";
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var e =
        assertThrows(InputException.class, () -> DatasetReader.read("long", in, JobContext.NONE));
    assertEquals(DataFault.VALUE_TOO_LONG, e.fault());
  }

  @Test
  void aFileCutAtAnyByteIsRefused() {
    byte[] all = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < all.length; length++) {
      InputStream cut = new ByteArrayInputStream(all, 0, length);
      assertThrows(InputException.class, () -> DatasetReader.read("cut", cut, JobContext.NONE));
    }
  }

  @Test
  void noFlippedBitLeadsToAnotherException() {
    byte[] all = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < 8 * all.length; bit++) {
      byte[] damaged = all.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      readOrRefuse(damaged);
    }
  }

  @Test
  void noNoiseLeadsToAnotherException() {
    Random random = new Random(3);
    byte[] all = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2_000; round++) {
      byte[] noise = all.clone();
      for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
        noise[random.nextInt(noise.length)] = (byte) random.nextInt();
      }
      readOrRefuse(noise);
    }
  }

  private static void readOrRefuse(byte[] content) {
    try {
      DatasetReader.read("damaged", new ByteArrayInputStream(content), JobContext.NONE);
    } catch (InputException _) {
      // As good as a data set: the user is told.
    }
  }
}
