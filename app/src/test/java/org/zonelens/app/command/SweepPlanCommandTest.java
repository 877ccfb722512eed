package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Operator;

/** What a sweep is asked to try, and what files and figures show of it. */
class SweepPlanCommandTest {
  @TempDir private static Path home;

  @TempDir private Path folder;

  private static Path atlas;
  private static Path masks;
  private static CommandRun atlasRun;

  @BeforeAll
  static void sweepOnce() {
    System.setProperty("zonelens.home", home.toString());
    atlas = home.resolve("atlas.zlens");
    masks = home.resolve("masks.zlens");
    atlasRun =
        sweep(
                atlas,
                "--by",
                "layer,layer-head,whole",
                "--zones",
                "p2q,(q2+p2)",
                "--mask",
                "special",
                "--mask",
                "p2q@1",
                "--mask",
                "(q2+p2)@0-2#1!zero",
                "--csv",
                home.resolve("atlas.csv"))
            .done();
    sweep(masks, "--mask", "special@0", "--mask", "diagonal", "--mask", "special@0").done();
  }

  private static CommandRun sweep(Path session, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("sweep", "--model", "demo-en", "--data", "demo-en", "--limit", 3));
    words.addAll(List.of("--session", session));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private static List<String> tried(Path session) {
    try (Session opened = Session.open(session)) {
      return opened.interventions().stream().map(Intervention::toString).toList();
    }
  }

  private static Provenance provenance(Path session) {
    try (Session opened = Session.open(session)) {
      return opened.provenance();
    }
  }

  @Test
  void oneRunMakesAnAtlasZoneByZoneAndThenTheMasks() {
    List<String> tried = tried(atlas);
    assertEquals(2 * (4 + 16 + 1) + 2, tried.size());
    assertEquals(List.of("p2q@0", "p2q@1", "p2q@2", "p2q@3", "p2q@0#0"), tried.subList(0, 5));
    assertEquals(List.of("p2q", "(q2+p2)@0"), tried.subList(20, 22));
    assertEquals(List.of("special", "(q2+p2)@0-2#1!zero"), tried.subList(42, 44));
    assertEquals(List.of(By.LAYER, By.LAYER_HEAD, By.WHOLE), provenance(atlas).by());
  }

  @Test
  void masksAloneAreAllThatIsTried() {
    assertEquals(List.of("special@0", "diagonal"), tried(masks));
    assertEquals(List.of(), provenance(masks).by());
  }

  @Test
  void theTerminalShowsAnAtlasInBlocksWithoutGaps() {
    List<String> lines = atlasRun.out().lines().toList();
    assertTrue(lines.contains("ΔEM by layer"), atlasRun.out());
    assertTrue(lines.contains("ΔEM by layer and head, (q2+p2)"), atlasRun.out());
    assertTrue(lines.contains("ΔEM of single masks"), atlasRun.out());
    assertFalse(atlasRun.out().contains("–"), "every cell of a block has a value");
    int block = lines.indexOf("ΔEM by layer and head, p2q");
    assertEquals(List.of("#0", "#1", "#2", "#3"), words(lines.get(block + 1)));
    assertEquals("@0", words(lines.get(block + 2)).getFirst());
    assertEquals(5, words(lines.get(block + 2)).size());
    assertTrue(lines.stream().allMatch(line -> line.length() < 160));
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  @Test
  void theLayerFileOfAnAtlasHoldsItsLayers() throws IOException {
    List<String> lines = Files.readAllLines(home.resolve("atlas.csv"));
    assertEquals("layer,p2q,(q2+p2)", lines.getFirst());
    assertEquals(5, lines.size());
    assertFalse(lines.toString().contains(",,"), "no field is empty: " + lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--by head", "--mask p2q@0", "--by layer,word", "--by layer,,head"})
  void whatHasNoLayersOrPartsIsWrongUsage(String options) {
    List<Object> words = new ArrayList<>(List.of(options.split(" ")));
    words.addAll(List.of("--csv", folder.resolve("x.csv")));
    Path session = folder.resolve("x.zlens");
    assertEquals(2, sweep(session, words.toArray()).exit());
    assertFalse(Files.exists(session));
  }

  @ParameterizedTest
  @CsvSource({
    "--mask p2q@9",
    "--mask q3",
    "--mask p2!half",
    "--convention strict --mask published-all",
    "--convention strict --zones published-all"
  })
  void aMaskThatMakesNoSenseIsRefusedBeforeAFileIsMade(String options) {
    Path session = folder.resolve("x.zlens");
    sweep(session, (Object[]) options.split(" ")).refused(2);
    assertFalse(Files.exists(session));
  }

  @ParameterizedTest
  @CsvSource({
    "delta-em, layer-head",
    "delta-em, masks",
    "delta-em-lines, layer",
    "delta-em-bars, layer-head",
    "delta-em-bars, whole",
    "delta-em-bars, masks",
    "published, layer"
  })
  void figuresShowThePartThatIsAskedFor(String figure, String part) throws IOException {
    Path one = folder.resolve("one.png");
    chart(atlas, figure, one, "--by", part).done();
    Path other = folder.resolve("other.png");
    chart(atlas, figure, other).done();
    boolean first = part.equals("layer");
    assertEquals(first, -1 == Files.mismatch(one, other), "layers are shown if nothing is asked");
  }

  private static CommandRun chart(Path session, String figure, Path out, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("chart", "--session", session, "--figure", figure, "--out", out));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void aFigureThatTheSessionHasNoMasksForSaysSo() {
    Path out = folder.resolve("x.png");
    CommandRun run = chart(masks, "published", out).refused(3);
    assertTrue(run.err().contains("kind layer"), run.err());
    chart(atlas, "delta-em", out, "--by", "head").refused(3);
    chart(masks, "delta-em-lines", out).refused(3);
    assertFalse(Files.exists(out));
    chart(masks, "delta-em", out).done();
  }

  @Test
  void thePublishedPresetSetsEverySettingOfTheProtocol() {
    Path session = folder.resolve("published.zlens");
    CommandRun run = sweep(session, "--preset", "published").done();
    assertTrue(run.err().contains("512"), "the demo takes no windows as long: " + run.err());
    Provenance preset = provenance(session);
    var rules = preset.settings().rules();
    assertEquals(WindowRule.PUBLISHED.within(384), rules.window());
    assertEquals(20, rules.decoding().nBest());
    assertEquals(30, rules.decoding().maxAnswerLength());
    assertEquals(Convention.PUBLISHED, preset.convention());
    assertEquals(List.of(By.LAYER), preset.by());
    assertEquals(
        SweepPlan.of(
                SweepPlan.PUBLISHED_ZONES,
                List.of(By.LAYER),
                Operator.EXCLUDE,
                Convention.PUBLISHED,
                4,
                4)
            .interventions()
            .stream()
            .map(Intervention::toString)
            .toList(),
        tried(session));
  }

  @Test
  void whatIsTypedWinsOverThePreset() {
    Path session = folder.resolve("typed.zlens");
    sweep(
            session,
            "--preset",
            "published",
            "--max-length",
            200,
            "--stride-step",
            "overlap",
            "--max-question-length",
            9,
            "--by",
            "whole",
            "--mask",
            "special")
        .done();
    Provenance typed = provenance(session);
    assertEquals(
        new WindowRule(200, 128, WindowRule.Step.OVERLAP, OptionalInt.of(9)),
        typed.settings().rules().window());
    assertEquals(List.of("all", "q2", "q2p", "p2q", "p2", "special"), tried(session));
  }

  @Test
  void aPresetKeepsItsZonesBesideSingleMasks() {
    Path session = folder.resolve("beside.zlens");
    sweep(session, "--preset", "published", "--mask", "diagonal").done();
    assertEquals(21, tried(session).size());
  }

  @Test
  void aQuestionCutShortIsReadCutShort() throws IOException {
    JsonNode whole = trace().json();
    JsonNode cut = trace("--preset", "published", "--max-question-length", 2).json();
    assertEquals(whole.get("tokens").asInt() - 2, cut.get("tokens").asInt());
    CommandRun nonsense = trace("--max-question-length", 0);
    assertEquals(2, nonsense.exit(), nonsense.err());
  }

  private CommandRun trace(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "trace",
                "--model",
                "demo-en",
                "--question",
                "who was the painter",
                "--passage",
                "the painter was a man",
                "--out",
                folder.resolve("t.safetensors"),
                "--json"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void theMeasurementTakesPlansToo() throws IOException {
    JsonNode measured =
        CommandRun.of(
                "bench",
                "sweep",
                "--shape",
                "2x16x2",
                "--windows",
                2,
                "--rounds",
                1,
                "--zones",
                "p2q",
                "--by",
                "layer,head",
                "--mask",
                "special",
                "--device",
                "cpu",
                "--json")
            .done()
            .json();
    assertEquals(5, measured.get("interventions").asInt());
    assertTrue(measured.get("identical").asBoolean());
  }

  @Test
  void theLedgerListsWhatDiffersAndEndsWell() throws IOException {
    Path published = folder.resolve("em.csv");
    List<String> rows = Files.readAllLines(home.resolve("atlas.csv"));
    Files.writeString(
        published,
        "Layer;P2Q;all\n"
            + "1;"
            + rows.get(1).split(",")[1]
            + ";1\n"
            + "2;"
            + (Double.parseDouble(rows.get(2).split(",")[1]) > 50 ? 12.5 : 87.5)
            + ";\n"
            + "3;"
            + rows.get(3).split(",")[1]
            + ";\n"
            + "4;"
            + rows.get(4).split(",")[1]
            + ";\n");
    Path out = folder.resolve("ledger.csv");
    CommandRun run = ledger(published, "--out", out, "--json").done();
    JsonNode ledger = run.json();
    assertEquals(1, ledger.get("first_layer").asInt());
    assertEquals(4, ledger.get("compared").asInt());
    assertEquals(3, ledger.get("within").asInt());
    assertEquals(1, ledger.get("beyond").asInt());
    assertEquals("all@0", ledger.get("only_in_file").get(0).asText());
    assertEquals(6, Files.readAllLines(out).size());
    CommandRun people = ledger(published).done();
    assertTrue(people.out().contains("p2q@1"), people.out());
    assertTrue(people.out().contains("count from 1"), people.out());
    CommandRun chinese =
        CommandRun.of(
            Locale.SIMPLIFIED_CHINESE, "ledger", "--session", atlas, "--published", published);
    assertTrue(chinese.done().out().contains("超出"), chinese.out());
  }

  private static CommandRun ledger(Path published, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("ledger", "--session", atlas, "--published", published));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void aLedgerOfNoTableIsTheFilesFault() throws IOException {
    CommandRun session = ledger(atlas).refused(3);
    assertTrue(session.err().contains("UTF-8") || session.err().contains("KiB"), session.err());
    Path formula = Files.writeString(folder.resolve("formula.csv"), "layer,q2\n0,=A1\n");
    CommandRun run = ledger(formula).refused(3);
    assertTrue(run.err().contains("line 2, column 2"), run.err());
    Path layers = Files.writeString(folder.resolve("l.csv"), "layer,q2\n0,80\n");
    ledger(layers, "--first-layer", 1).refused(3);
    ledger(layers, "--out", layers).refused(2);
    assertEquals(2, ledger(layers, "--tolerance", "NaN").exit());
    assertEquals(2, ledger(layers, "--deltas", "--baseline", 80).exit());
    assertEquals(2, ledger(layers, "--unit", "thousandths").exit());
  }
}
