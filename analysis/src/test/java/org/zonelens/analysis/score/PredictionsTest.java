package org.zonelens.analysis.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.fault.InputException;

class PredictionsTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Map<String, String> predictions = new LinkedHashMap<>();
    predictions.put("b", "北京 \"quoted\" \n 😀");
    predictions.put("a", "");
    Path file = folder.resolve("predictions.json");
    Predictions.write(file, predictions);
    assertEquals(predictions, Predictions.read(file));
    assertEquals(List.of("b", "a"), List.copyOf(Predictions.read(file).keySet()));
    assertEquals(4, Files.readAllLines(file).size());
  }

  @Test
  void writingReplacesTheFileAndLeavesNoOther() throws IOException {
    Path file = folder.resolve("predictions.json");
    Predictions.write(file, Map.of("a", "old"));
    Predictions.write(file, Map.of("a", "new"));
    assertEquals(Map.of("a", "new"), Predictions.read(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void halfASurrogatePairDoesNotStopTheWriting() {
    Path file = folder.resolve("predictions.json");
    Predictions.write(file, Map.of("a", "x\ud800y"));
    assertEquals(Map.of("a", "x\ufffdy"), Predictions.read(file));
  }

  @Test
  void numbersAreReadAsTheyAreSpelt() throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), "{\"a\": 1990, \"b\": 1.50}");
    assertEquals(Map.of("a", "1990", "b", "1.50"), Predictions.read(file));
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsAFaultOfTheInput() {
    var e =
        assertThrows(
            InputException.class,
            () -> Predictions.write(folder.resolve("no/such/folder.json"), Map.of("a", "b")));
    assertEquals(DataFault.CANNOT_WRITE, e.fault());
    e = assertThrows(InputException.class, () -> Predictions.write(folder, Map.of("a", "b")));
    assertEquals(DataFault.IS_FOLDER, e.fault());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[]                     | NOT_PREDICTIONS",
        "{\"a\": [\"b\"]}       | NOT_PREDICTIONS",
        "{\"a\": {\"text\": 1}} | NOT_PREDICTIONS",
        "{\"a\": null}          | NOT_PREDICTIONS",
        "{\"a\": \"b\"          | TRUNCATED",
        "{\"a\": \"b\"} x       | NOT_JSON",
        "{\"a\" \"b\"}          | NOT_JSON",
        "``                     | EMPTY_FILE"
      })
  void anythingButTextsIsRefused(String content, DataFault fault) throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), content);
    var e = assertThrows(InputException.class, () -> Predictions.read(file));
    assertEquals(fault, e.fault());
  }

  @Test
  void aMissingFileIsRefused() {
    var e = assertThrows(InputException.class, () -> Predictions.read(folder.resolve("none.json")));
    assertEquals(DataFault.NOT_FOUND, e.fault());
  }
}
