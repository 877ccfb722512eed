package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.app.home.UserFolder;
import org.zonelens.assets.Demo;

/** Exports of a sweep over all of a small data set. */
class ExportCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path home;

  @TempDir private Path folder;

  private static Path data;
  private static Path session;
  private static Path csv;
  private static Path table;

  @BeforeAll
  static void sweepOnce() throws IOException {
    System.setProperty("zonelens.home", home.toString());
    ObjectNode few =
        (ObjectNode)
            JSON.readTree(Demo.ENGLISH.unpack(UserFolder.demos()).resolve("dev.json").toFile());
    ArrayNode articles = (ArrayNode) few.get("data");
    while (articles.size() > 12) {
      articles.remove(articles.size() - 1);
    }
    data = Files.writeString(home.resolve("few.json"), few.toString());
    session = home.resolve("demo.zlens");
    csv = home.resolve("em.csv");
    table = home.resolve("table.json");
    done(
        "sweep",
        "--model",
        "demo-en",
        "--data",
        data,
        "--zones",
        "p2q,diagonal:2",
        "--operator",
        "scale:0.5",
        "--session",
        session,
        "--csv",
        csv,
        "--table",
        table);
  }

  private record Run(int exit, String out, String err) {}

  private static Run run(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Locale.ENGLISH,
            new AtomicBoolean());
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exit = CommandLineProgram.run(terminal, words);
    return new Run(exit, out.toString(), err.toString());
  }

  private static Run done(Object... arguments) {
    Run run = run(arguments);
    assertEquals(0, run.exit, run.err);
    return run;
  }

  private List<String> files(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theSessionAloneGivesTheTablesThatTheSweepWrote() throws Exception {
    Path csvAgain = folder.resolve("em.csv");
    Path tableAgain = folder.resolve("table.json");
    done("export", "--session", session, "--csv", csvAgain, "--table", tableAgain);
    assertEquals(Files.readString(csv), Files.readString(csvAgain));
    assertEquals(Files.readString(table), Files.readString(tableAgain));
    assertEquals("p2q", JSON.readTree(tableAgain.toFile()).get(0).get("zone").asText());
  }

  @Test
  void everyMasksPredictionsScoreAsItsCellSays() throws Exception {
    Path answers = folder.resolve("answers");
    done("export", "--session", session, "--predictions", answers);
    JsonNode index = JSON.readTree(answers.resolve("index.json").toFile());
    assertEquals(
        List.of(
            "1-p2q-layer0-scale-0.5.json",
            "2-p2q-layer1-scale-0.5.json",
            "3-p2q-layer2-scale-0.5.json",
            "4-p2q-layer3-scale-0.5.json",
            "5-diagonal-2-layer0-scale-0.5.json",
            "6-diagonal-2-layer1-scale-0.5.json",
            "7-diagonal-2-layer2-scale-0.5.json",
            "8-diagonal-2-layer3-scale-0.5.json",
            "baseline.json",
            "index.json"),
        files(answers));
    assertEquals("baseline.json", index.get(0).get("file").asText());
    assertEquals("diagonal:2@3!scale:0.5", index.get(8).get("mask").asText());
    JsonNode cells = JSON.readTree(table.toFile());
    for (int i : List.of(1, 4, 8)) {
      Path file = answers.resolve(index.get(i).get("file").asText());
      Run scored = done("score", "--data", data, "--predictions", file, "--json");
      JsonNode score = JSON.readTree(scored.out);
      assertEquals(cells.get(i - 1).get("em").asDouble(), score.get("exact").asDouble(), 5e-5);
      assertEquals(index.get(i).get("em").asDouble(), score.get("exact").asDouble(), 1e-9);
      assertEquals(index.get(i).get("f1").asDouble(), score.get("f1").asDouble(), 1e-9);
    }
  }

  @Test
  void theCommandInTheReportMakesTheSameTableAgain() throws Exception {
    Path report = folder.resolve("report.html");
    Path few = folder.resolve("few.zlens");
    Path again = folder.resolve("again.json");
    done(
        "sweep",
        "--model",
        "demo-zh",
        "--data",
        "demo-zh",
        "--zones",
        "q2p,p2",
        "--by",
        "head",
        "--operator",
        "zero",
        "--convention",
        "strict",
        "--limit",
        8,
        "--seed",
        5,
        "--n-best",
        7,
        "--max-answer-length",
        3,
        "--session",
        few);
    Path first = folder.resolve("first.json");
    done("export", "--session", few, "--report", report, "--table", first);
    Matcher command =
        Pattern.compile("<code>zonelens (.*?)</code>", Pattern.DOTALL)
            .matcher(Files.readString(report));
    assertTrue(command.find());
    Files.delete(few);
    Object[] words =
        Stream.of(command.group(1).split("[\\s\\\\]+"))
            .map(word -> word.equals("few.zlens") ? few : word)
            .toArray();
    done(words);
    done("export", "--session", few, "--table", again);
    assertEquals(Files.readString(first), Files.readString(again));
  }

  @Test
  void pinnedTracesAreTheFilesThatTraceWrites() throws Exception {
    Path mine = Files.copy(session, folder.resolve("mine.zlens"));
    String id = JSON.readTree(data.toFile()).at("/data/0/paragraphs/0/qas/0/id").asText();
    Path out = folder.resolve("out.npz");
    Object[] trace = {
      "trace",
      "--model",
      "demo-en",
      "--data",
      data,
      "--id",
      id,
      "--mask",
      "p2q@1",
      "--out",
      out,
      "--session",
      mine,
      "--pin",
      "before/之前"
    };
    done(trace);
    Path traces = folder.resolve("traces");
    done("export", "--session", mine, "--traces", traces, "--trace-format", "npz");
    assertEquals(List.of("1-before-之前.npz", "index.json"), files(traces));
    assertArrayEquals(
        Files.readAllBytes(out), Files.readAllBytes(traces.resolve("1-before-之前.npz")));
    JsonNode index = JSON.readTree(traces.resolve("index.json").toFile());
    assertEquals("before/之前", index.get(0).get("name").asText());
    assertEquals(id, index.get(0).get("example").asText());
    assertEquals(
        2, run("export", "--session", mine, "--traces", traces, "--predictions", traces).exit);
    assertEquals(2, files(traces).size());
  }

  @Test
  void nothingToWriteIsWrongUsage() {
    assertEquals(2, run("export", "--session", session).exit);
  }

  @Test
  void theSessionIsNotReplacedByWhatIsWritten() throws Exception {
    Path mine = Files.copy(session, folder.resolve("baseline.json"));
    byte[] before = Files.readAllBytes(mine);
    assertEquals(2, run("export", "--session", mine, "--table", mine).exit);
    assertEquals(2, run("export", "--session", mine, "--predictions", folder).exit);
    Path out = folder.resolve("out");
    assertEquals(
        2,
        run(
                "export",
                "--session",
                mine,
                "--predictions",
                folder.resolve("."),
                "--table",
                folder.resolve("index.json"))
            .exit);
    Files.createDirectory(out);
    Files.createSymbolicLink(out.resolve("3-p2q-layer2-scale-0.5.json"), mine);
    assertEquals(2, run("export", "--session", mine, "--predictions", out).exit);
    assertArrayEquals(before, Files.readAllBytes(mine));
    assertEquals(List.of("baseline.json", "out"), files(folder));
  }

  @Test
  void aFolderThatCannotBeMadeIsTheInputsFault() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path bad : List.of(file, folder.resolve("no/such/folder"))) {
      Run refused = run("export", "--session", session, "--predictions", bad);
      assertEquals(3, refused.exit, refused.err);
      assertEquals(2, refused.err.lines().count(), refused.err);
    }
    assertEquals(3, run("export", "--session", file, "--table", folder.resolve("t.csv")).exit);
    assertFalse(Files.exists(folder.resolve("t.csv")));
    assertTrue(Files.size(file) == 0);
  }
}
