package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.app.home.UserFolder;
import org.zonelens.assets.Demo;
import picocli.CommandLine;

/** The command line, run as a user runs it, on the demo that ships. */
class CommandLineProgramTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path home;

  @TempDir private Path folder;

  @BeforeAll
  static void keepOutOfTheUsersFolder() {
    System.setProperty("zonelens.home", home.toString());
  }

  private static CommandRun run(Object... arguments) {
    return CommandRun.of(arguments);
  }

  @Test
  void theSweepsMeasurementSaysWhetherBothWaysGaveTheSameAnswers() throws Exception {
    CommandRun measured =
        run(
            "bench",
            "sweep",
            "--shape",
            "2x16x2",
            "--windows",
            3,
            "--rounds",
            1,
            "--zones",
            "q2,p2q",
            "--threads",
            1,
            "--device",
            "cpu",
            "--json");
    assertEquals(0, measured.exit(), measured.err());
    JsonNode result = measured.json();
    assertTrue(result.get("identical").asBoolean(), measured.out());
    assertEquals(4, result.get("interventions").asInt());
    assertTrue(result.get("windows").asInt() >= 3, measured.out());
    double naive = result.get("naive_seconds").asDouble();
    double planned = result.get("planned_seconds").asDouble();
    assertEquals(naive / planned, result.get("ratio").asDouble(), 1e-9);
  }

  @Test
  void theForwardMeasurementGivesAShareOfTheProcessorsPeak() throws Exception {
    CommandRun measured =
        run(
            "bench",
            "forward",
            "--shape",
            "1x16x2",
            "--length",
            48,
            "--batch",
            2,
            "--rounds",
            1,
            "--device",
            "cpu",
            "--json");
    assertEquals(0, measured.exit(), measured.err());
    assertTrue(measured.json().get("seconds_per_window").asDouble() > 0, measured.out());
    assertTrue(measured.json().get("peak_fraction").asDouble() > 0, measured.out());
  }

  @Test
  void aMeasurementOfNothingKnownIsWrongUsage() {
    assertEquals(2, run("bench").exit());
    assertEquals(2, run("bench", "sweep", "--shape", "3x10x4").exit());
    assertEquals(2, run("bench", "forward", "--rounds", 0, "--shape", "1x16x2").exit());
  }

  @Test
  void evaluateGivesOneJsonObjectAndPredictionsThatScoreTheSame() throws Exception {
    Path predictions = folder.resolve("predictions.json");
    CommandRun evaluated =
        run(
            "evaluate",
            "--model",
            "demo-en",
            "--data",
            "demo-en",
            "--limit",
            30,
            "--json",
            "--predictions",
            predictions,
            "--device",
            "cpu");
    assertEquals(0, evaluated.exit(), evaluated.err());
    JsonNode result = evaluated.json();
    for (String name :
        List.of(
            "model",
            "data",
            "rule",
            "examples",
            "windows",
            "exact",
            "f1",
            "seconds",
            "device",
            "threads",
            "masks")) {
      assertTrue(result.has(name), name);
    }
    assertEquals("squad-1.1", result.get("rule").asText());
    assertEquals(30, result.get("examples").asInt());
    assertTrue(result.get("exact").asDouble() > 70, evaluated.out());

    Path data = demoFile("dev.json");
    CommandRun scored = run("score", "--data", data, "--predictions", predictions, "--json");
    // Official scoring counts the questions without a prediction as wrong.
    double whole = result.get("exact").asDouble() * 30 / scored.json().get("examples").asInt();
    assertEquals(whole, scored.json().get("exact").asDouble(), 1e-9);
    assertEquals("squad-1.1", scored.json().get("rule").asText());
    CommandRun spanish =
        run("score", "--data", data, "--predictions", predictions, "--language", "es", "--json");
    assertEquals("mlqa-es", spanish.json().get("rule").asText());
    assertTrue(
        run("score", "--data", data, "--predictions", predictions).out().contains("squad-1.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-en", "demo-zh"})
  void maskingThePassageToQuestionZoneCostsExactMatch(String demo) throws Exception {
    double before = exact(demo);
    double after = exact(demo, "--mask", "p2q");
    assertTrue(after < before - 30, before + " to " + after);
  }

  private static double exact(String demo, Object... more) throws Exception {
    List<Object> words =
        new ArrayList<>(
            List.of("evaluate", "--model", demo, "--data", demo, "--limit", 40, "--json"));
    words.addAll(List.of(more));
    CommandRun run = run(words.toArray());
    assertEquals(0, run.exit(), run.err());
    return run.json().get("exact").asDouble();
  }

  @Test
  void traceWritesEveryTensorOfTheContract() throws Exception {
    Path out = folder.resolve("trace.safetensors");
    CommandRun run =
        run(
            "trace",
            "--model",
            "demo-en",
            "--question",
            "Who painted it?",
            "--passage",
            "It was painted by Ana in 1850.",
            "--mask",
            "p2q@1",
            "--mask",
            "diagonal!scale:0.5",
            "--out",
            out);
    assertEquals(0, run.exit(), run.err());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(header);
    JsonNode tensors = JSON.readTree(header);
    int n = JSON.readTree(tensors.at("/__metadata__/tokens").asText()).size();
    assertEquals("[4,4,%d,%d]".formatted(n, n), tensors.at("/attention/shape").toString());
    assertEquals("F32", tensors.at("/start_logits/dtype").asText());
    assertEquals("[%d]".formatted(n), tensors.at("/end_logits/shape").toString());
    assertEquals("I64", tensors.at("/input_ids/dtype").asText());
    assertEquals("I64", tensors.at("/token_type_ids/dtype").asText());
    assertEquals("U8", tensors.at("/roles/dtype").asText());
    assertEquals("demo-en", tensors.at("/__metadata__/model").asText());
    assertEquals("[\"p2q@1\",\"diagonal!scale:0.5\"]", tensors.at("/__metadata__/masks").asText());
    assertTrue(tensors.at("/__metadata__").has("answer"));
  }

  @Test
  void aCancelledSweepKeepsWhatItHasAndResumesToTheSameTable() throws Exception {
    Path whole = folder.resolve("whole.csv");
    CommandRun undisturbed =
        run(sweep(folder.resolve("whole.zlens"), "--csv", whole, "--table", table("whole")));
    assertEquals(0, undisturbed.exit(), undisturbed.err());
    assertEquals("layer,all,p2q", Files.readAllLines(whole).getFirst(), "the published layout");
    assertEquals(5, Files.readAllLines(whole).size());

    Path session = folder.resolve("cut.zlens");
    CommandRun cancelled = CommandRun.cancelled(sweep(session));
    assertEquals(4, cancelled.exit(), cancelled.err());
    Path resumedCsv = folder.resolve("resumed.csv");
    CommandRun resumed =
        run(sweep(session, "--resume", "--csv", resumedCsv, "--table", table("resumed")));
    assertEquals(0, resumed.exit(), resumed.err());
    assertEquals(Files.readString(whole), Files.readString(resumedCsv));
    assertEquals(Files.readString(table("whole")), Files.readString(table("resumed")));

    run(sweep(session)).refused(3);
    run(sweep(session, "--resume", "--seed", 9)).refused(3);
  }

  @Test
  void aSweepStopsWhenItsIntervalsAreNarrowAndGoesOnLater() throws Exception {
    Path session = folder.resolve("narrow.zlens");
    CommandRun narrow = run(until(session, "--until-width", 60, "--json"));
    assertEquals(0, narrow.exit(), narrow.err());
    assertEquals("precise-enough", narrow.json().get("ending").asText());
    assertTrue(narrow.err().contains("--resume"), narrow.err());
    int done = narrow.json().get("examples").asInt();
    assertTrue(done >= 30 && done < 200, done + " done");
    for (JsonNode cell : narrow.json().get("cells")) {
      double width = cell.get("delta_em_high").asDouble() - cell.get("delta_em_low").asDouble();
      assertTrue(width < 60, cell.toString());
      assertTrue(
          cell.get("delta_f1_low").asDouble() <= cell.get("delta_f1").asDouble(), cell.toString());
      assertTrue(cell.get("p_bh").asDouble() <= cell.get("p_adjusted").asDouble());
    }
    CommandRun whole = run(until(session, "--resume", "--json"));
    assertEquals("complete", whole.json().get("ending").asText());
    assertEquals(200, whole.json().get("examples").asInt());
  }

  private static Object[] until(Path session, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("sweep", "--model", "demo-en", "--data", "demo-en"));
    words.addAll(List.of("--limit", 200, "--zones", "p2q", "--by", "whole", "--session", session));
    words.addAll(List.of(more));
    return words.toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"question", "answer-length", "passage-length", "position", "baseline"})
  void slicesHoldTheQuestionsOfTheSessionAndSayWhatTheTableSays(String by) throws Exception {
    Path session = folder.resolve("slices.zlens");
    assertEquals(0, run(sweep(session)).exit());
    Path table = folder.resolve("slices.csv");
    CommandRun sliced = run("slices", "--session", session, "--by", by, "--table", table, "--json");
    assertEquals(0, sliced.exit(), sliced.err());
    int questions = 0;
    List<String> names = new ArrayList<>();
    for (JsonNode slice : sliced.json().get("slices")) {
      questions += slice.get("examples").asInt();
      assertEquals(8, slice.get("cells").size());
      names.addAll(Collections.nCopies(8, slice.get("slice").asText()));
    }
    assertEquals(20, questions);
    List<String> rows = Files.readAllLines(table);
    assertTrue(rows.getFirst().startsWith("slice,model,data,zone,layers"), rows.getFirst());
    assertEquals(
        names, rows.stream().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList());
    assertTrue(run("slices", "--session", session, "--by", by).out().contains(names.getFirst()));
  }

  @Test
  void slicesOfWhatIsNoSessionAreRefused() throws Exception {
    Path none = folder.resolve("none.zlens");
    run("slices", "--session", none, "--by", "question").refused(3);
    Path text = Files.writeString(folder.resolve("text.zlens"), "hello");
    run("slices", "--session", text, "--by", "question").refused(3);
    run("slices", "--session", text, "--by", "question", "--table", text).refused(2);
  }

  private Path table(String name) {
    return folder.resolve(name + "-table.csv");
  }

  private static Object[] sweep(Path session, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "sweep",
                "--model",
                "demo-en",
                "--data",
                "demo-en",
                "--limit",
                20,
                "--session",
                session));
    words.addAll(List.of(more));
    if (!words.contains("--zones")) {
      words.addAll(List.of("--zones", "all,p2q"));
    }
    return words.toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg", "pdf", "png"})
  void chartDrawsASession(String ending) throws Exception {
    Path session = folder.resolve("chart.zlens");
    assertEquals(0, run(sweep(session)).exit());
    Path out = folder.resolve("figure." + ending);
    CommandRun drawn = run("chart", "--session", session, "--figure", "delta-em", "--out", out);
    assertEquals(0, drawn.exit(), drawn.err());
    assertTrue(Files.size(out) > 1000);
    run("chart", "--session", session, "--figure", "delta-em", "--out", out + ".gif").refused(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evaluate --model demo-en",
        "evaluate --model demo-en --data demo-en --limit 0",
        "evaluate --model demo-en --data demo-en --max-length 2",
        "evaluate --model demo-en --data demo-en --mask q3",
        "evaluate --model demo-en --data demo-en --mask p2@9",
        "evaluate --model demo-en --data demo-en --device tpu",
        "sweep --model demo-en --data demo-en --session x.zlens --by word",
        "sweep --model demo-en --data demo-en --session x.zlens --by head --csv x.csv",
        "sweep --model demo-en --data demo-en --session x.zlens --until-width 0",
        "slices --session x.zlens --by colour",
        "slices --session x.zlens",
        "trace --model demo-en --out x.safetensors",
        "train-demo --out x --language fr",
        "no-such-command"
      })
  void wrongUsageEndsWithTwo(String line) {
    CommandRun run = run((Object[]) line.split(" "));
    assertEquals(2, run.exit(), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    assertFalse(Files.exists(Path.of("x.zlens")));
  }

  @Test
  void badInputEndsWithThreeInBothLanguages() throws Exception {
    Path notJson = Files.writeString(folder.resolve("not.json"), "hello");
    Path empty = Files.writeString(folder.resolve("empty.json"), "");
    Path none = Files.writeString(folder.resolve("none.json"), "{\"data\": []}");
    Path huge =
        Files.writeString(
            folder.resolve("huge.json"),
            """
            {"data": [{"title": "t", "paragraphs": [{"context": "%s", "qas": [
              {"id": "1", "question": "?", "answers": [{"text": "x", "answer_start": 0}]}]}]}]}
            """
                .formatted("x ".repeat(2_500_000)));
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      for (Path data : List.of(notJson, empty, none, huge, folder, folder.resolve("absent.json"))) {
        CommandRun run = CommandRun.of(locale, "score", "--data", data, "--predictions", notJson);
        assertEquals(3, run.exit(), data + ": " + run.err());
        assertFalse(run.err().contains("Exception"), run.err());
      }
    }
    run("evaluate", "--model", folder, "--data", demoFile("dev.json")).refused(3);
    run("evaluate", "--model", "no/such", "--data", demoFile("dev.json")).refused(3);
    run("trace", "--model", "demo-en", "--data", "demo-en", "--id", "x", "--out", "x").refused(3);
    run(
            "trace",
            "--model",
            "demo-en",
            "--question",
            "a",
            "--passage",
            "b",
            "--out",
            folder.resolve("no/folder/x"))
        .refused(3);
  }

  @Test
  void noOutputReplacesAnInputOrAnotherOutput() throws Exception {
    Path data = Files.copy(demoFile("dev.json"), folder.resolve("mine.json"));
    byte[] before = Files.readAllBytes(data);
    Path weights = demoFile("model.safetensors");
    byte[] weightsBefore = Files.readAllBytes(weights);
    run("evaluate", "--model", "demo-en", "--data", data, "--limit", 1, "--predictions", data)
        .refused(2);
    run(
            "trace",
            "--model",
            weights.getParent(),
            "--question",
            "a",
            "--passage",
            "b",
            "--out",
            weights)
        .refused(2);
    Path twice = folder.resolve("twice");
    run(sweep(twice, "--csv", twice)).refused(2);
    run(sweep(folder.resolve("s.zlens"), "--csv", twice, "--table", twice)).refused(2);
    assertFalse(Files.exists(twice));
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(data)));
    assertEquals(-1, Arrays.mismatch(weightsBefore, Files.readAllBytes(weights)));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeTheWork() {
    Path session = folder.resolve("early.zlens");
    run(sweep(session, "--csv", folder.resolve("no/such/em.csv"))).refused(3);
    assertFalse(Files.exists(session));
  }

  @Test
  void aZoneOfASweepHasNoScopeOrOperatorOfItsOwn() {
    Path session = folder.resolve("zones.zlens");
    run(sweep(session, "--zones", "p2q@1")).refused(2);
    assertFalse(Files.exists(session));
  }

  @Test
  void cancelledWorkSaysSo() {
    CommandRun cancelled = CommandRun.cancelled(sweep(folder.resolve("cancelled.zlens")));
    assertTrue(cancelled.err().contains("Cancelled"), cancelled.err());
  }

  /** The words before {@code --help} of every command below one, itself included. */
  private static Stream<List<String>> commands(CommandLine command, List<String> words) {
    return Stream.concat(
        Stream.of(words),
        command.getSubcommands().entrySet().stream()
            .flatMap(
                each ->
                    commands(
                        each.getValue(),
                        Stream.concat(words.stream(), Stream.of(each.getKey())).toList())));
  }

  static Stream<List<String>> commands() {
    return commands(CommandLineProgram.program(Terminal.ofProcess()), List.of());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfEveryCommandIsInTheUsersLanguage(List<String> words) {
    Object[] asked = Stream.concat(words.stream(), Stream.of("--help")).toArray();
    CommandRun english = run(asked).done();
    CommandRun chinese = CommandRun.of(Locale.SIMPLIFIED_CHINESE, asked).done();
    assertTrue(chinese.out().codePoints().anyMatch(Character::isIdeographic), chinese.out());
    for (CommandRun help : List.of(english, chinese)) {
      List<String> lines = help.out().lines().map(String::strip).toList();
      for (int i = 0; i < lines.size(); i++) {
        String next = i + 1 < lines.size() ? lines.get(i + 1) : "-";
        boolean bare = lines.get(i).matches("(-\\w, )?--[a-z-]+(=\\S+)?") && next.startsWith("-");
        assertFalse(bare, "says nothing about " + lines.get(i));
      }
    }
  }

  @Test
  void modelsListsTheDemos() throws Exception {
    JsonNode models = run("models", "--json").json().get("models");
    assertEquals("demo-en", models.get(0).get("name").asText());
    assertEquals("demo-zh", models.get(1).get("name").asText());
    assertTrue(models.get(0).get("qaHead").asBoolean());
    assertTrue(models.get(1).get("qaHead").asBoolean());
    assertEquals("zh", models.get(1).get("languages").get(0).asText());
    assertEquals("en", models.get(0).get("languages").get(0).asText());
    assertFalse(models.get(0).get("languageGuessed").asBoolean());
    assertEquals(1_040_642, models.get(0).get("parameters").asLong());
    assertTrue(models.get(0).get("opens").asBoolean());
    assertTrue(models.get(0).get("obstacle").isNull());
    String table = run("models").out();
    assertTrue(
        table.lines().anyMatch(line -> line.matches("demo-en +bert +en +yes .*1\\.0 M +built in")),
        table);
  }

  @Test
  void aMistypedDemoIsToldAtOnceAndByName() {
    CommandRun run = run("evaluate", "--model", "demo-enn", "--data", "demo-en");
    run.refused(3);
    assertTrue(run.err().contains("No model “demo-enn”"), run.err());
  }

  @Test
  void doctorSaysWhatItFound() throws Exception {
    CommandRun run = run("doctor", "--json");
    assertEquals(0, run.exit(), run.out());
    List<String> checks = run.json().get("findings").findValuesAsText("check");
    assertTrue(
        checks.containsAll(List.of("java", "engine", "device", "hub", "cache", "disk")), run.out());
  }

  private static Path demoFile(String name) {
    return Demo.ENGLISH.unpack(UserFolder.demos()).resolve(name);
  }
}
