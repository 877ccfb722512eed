package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.app.home.UserFolder;
import org.zonelens.assets.Demo;

class BenchCommandTest {
  @TempDir private static Path home;

  @BeforeAll
  static void keepOutOfTheUsersFolder() {
    System.setProperty("zonelens.home", home.toString());
  }

  private record Run(int exit, String out, String err) {
    JsonNode json() throws IOException {
      assertEquals(0, exit, err);
      return new ObjectMapper().readTree(out.lines().toList().getLast());
    }
  }

  private static Run run(String line) {
    var out = new StringWriter();
    var err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Locale.ENGLISH,
            new AtomicBoolean());
    int exit = CommandLineProgram.run(terminal, line.split(" "));
    return new Run(exit, out.toString(), err.toString());
  }

  @Test
  void openingAMadeUpModelIsMeasuredAgainstReadingItsWeights() throws Exception {
    JsonNode result =
        run("bench open --shape 1x16x2 --rounds 2 --threads 1 --device cpu --json").json();
    // Embeddings of 30,522 tokens, 512 positions and 2 segments alone have so many weights.
    assertTrue(result.get("weights_bytes").asLong() > 4L * 16 * (30_522 + 512 + 2));
    double opened = result.get("open_seconds").asDouble();
    double answered = result.get("first_answer_seconds").asDouble();
    double read = result.get("read_seconds").asDouble();
    assertTrue(opened > 0 && answered > 0 && read > 0, result.toString());
    assertEquals((opened + answered) / read, result.get("ratio").asDouble(), 1e-9);
    assertTrue(result.get("first_round_seconds").asDouble() >= Math.min(opened, answered));
    assertEquals("random-1x16x2", result.get("model").asText());
  }

  @Test
  void openingAGivenModelReadsItsOwnWeights() throws Exception {
    Path weights = Demo.ENGLISH.unpack(UserFolder.demos()).resolve("model.safetensors");
    JsonNode result =
        run("bench open --model demo-en --data demo-en --rounds 1 --threads 1 --device cpu --json")
            .json();
    assertEquals(Files.size(weights), result.get("weights_bytes").asLong());
  }

  @Test
  void theMemoryOfASweepIsSeenUntilNothingIsLeftToDo() throws Exception {
    Path data =
        Files.writeString(
            home.resolve("two.json"),
            """
            {"data": [{"title": "t", "paragraphs": [{"context": "Ana painted it.", "qas": [
              {"id": "1", "question": "Who?", "answers": [{"text": "Ana", "answer_start": 0}]},
              {"id": "2", "question": "What?", "answers": [{"text": "it", "answer_start": 12}]}]}]}]}
            """);
    JsonNode result =
        run("bench memory --shape 2x16x2 --seconds 600 --zones p2q,q2,p2 --by whole --data %s"
                    .formatted(data)
                + " --threads 1 --device cpu --json")
            .json();
    assertEquals(2, result.get("questions").asInt());
    assertEquals(2, result.get("windows").asInt());
    assertEquals(3, result.get("interventions").asInt());
    assertEquals(8, result.get("answers").asInt());
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertTrue(result.get("start_bytes").asLong() > 10_000_000, result.toString());
      assertTrue(result.get("peak_bytes").asLong() >= result.get("start_bytes").asLong());
      assertTrue(result.get("native_peak_bytes").asLong() < result.get("peak_bytes").asLong());
      assertTrue(result.get("flat").isBoolean());
    } else {
      assertTrue(result.get("peak_bytes").isNull());
    }
  }

  @Test
  void theCostOfASweepIsForetoldFromItsPlan() throws Exception {
    JsonNode rows =
        run("bench cost --shape 2x16x2 --questions 4 --rounds 1 --threads 1 --device cpu --json")
            .json()
            .get("rows");
    assertEquals(7, rows.size());
    JsonNode usual = rows.get(0);
    assertEquals(10, usual.get("interventions").asInt());
    // 2 layers for the model as it is and 2 + 1 for each of 5 zones, against 4 and 4 + 3 + 2 + 1.
    assertEquals(
        54.0 / 17, rows.get(2).get("work").asDouble() / usual.get("work").asDouble(), 1e-9);
    assertEquals(8, rows.get(4).get("questions").asInt());
    for (JsonNode row : rows) {
      assertEquals(
          row.get("work").asDouble() / usual.get("work").asDouble(),
          row.get("predicted_seconds").asDouble() / usual.get("predicted_seconds").asDouble(),
          1e-9);
      assertTrue(row.get("seconds").asDouble() > 0);
    }
  }

  @Test
  void theNaiveLoopAndThePlannedSweepAnswerAlike() throws Exception {
    JsonNode result =
        run("bench sweep --shape 2x16x2 --windows 6 --rounds 1 --by layer-head --zones p2q,q2"
                + " --threads 1 --device cpu --json")
            .json();
    assertTrue(result.get("identical").asBoolean());
    // Both loops, every question, 8 masks and none.
    assertEquals(2 * 9 * 6, result.get("answers").asInt());
    assertEquals(0, result.get("differing").asInt());
    assertEquals(
        result.get("naive_seconds").asDouble() / result.get("planned_seconds").asDouble(),
        result.get("ratio").asDouble(),
        1e-9);
  }

  @Test
  void aTemporaryFolderGoesWithAllThatIsInIt() throws IOException {
    Path place;
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      place = folder.path();
      Files.writeString(Files.createDirectory(place.resolve("inner")).resolve("file"), "x");
    }
    assertFalse(Files.exists(place));
  }

  @Test
  void timeMustBeGivenAndModelsMustBeThere() {
    assertEquals(2, run("bench memory --seconds 0").exit);
    assertEquals(2, run("bench open --rounds 0").exit);
    Run absent = run("bench open --model no/such/folder/at/all --device cpu");
    assertEquals(3, absent.exit, absent.err);
    assertFalse(absent.err.contains("Exception"), absent.err);
  }
}
