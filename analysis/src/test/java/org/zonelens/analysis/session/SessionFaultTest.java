package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Intervention;

class SessionFaultTest {
  private static final OverlapModel MODEL = new OverlapModel();
  private static final SweepSetup SETUP = Sweeps.setup(MODEL, 42);

  @TempDir static Path original;
  @TempDir Path folder;

  private Path file;

  @BeforeAll
  static void makeASession() {
    try (Session session = Session.create(original.resolve("a.zlens"), SETUP, Sweeps.HERE)) {
      Sweep.run(MODEL, Sweeps.SMALL, SETUP, session, JobContext.NONE, SweepListener.NONE);
    }
  }

  @BeforeEach
  void copyTheSession() throws IOException {
    file = Files.copy(original.resolve("a.zlens"), folder.resolve("a.zlens"));
  }

  private static InputException fault(SessionFault expected, Executable action) {
    InputException fault = assertThrows(InputException.class, action);
    assertEquals(expected, fault.fault(), fault.getMessage());
    return fault;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement work = connection.createStatement()) {
      work.execute(statement);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anExistingFileIsNeverReplacedByANewSession() throws IOException {
    byte[] before = Files.readAllBytes(file);
    fault(SessionFault.EXISTS, () -> Session.create(file, SETUP, Sweeps.HERE));
    assertArrayEquals(before, Files.readAllBytes(file));
    Path text = Files.writeString(folder.resolve("notes.txt"), "mine");
    fault(SessionFault.EXISTS, () -> Session.create(text, SETUP, Sweeps.HERE));
    assertEquals("mine", Files.readString(text));
    assertEquals(List.of("a.zlens", "notes.txt"), files());
  }

  @Test
  void aFolderThatIsNotThereCannotHoldASession() {
    Path nowhere = folder.resolve("missing").resolve("b.zlens");
    fault(SessionFault.CANNOT_ACCESS, () -> Session.create(nowhere, SETUP, Sweeps.HERE));
  }

  @Test
  void aMissingSessionIsNotMade() throws IOException {
    Path missing = folder.resolve("b.zlens");
    fault(SessionFault.NOT_FOUND, () -> Session.open(missing));
    fault(SessionFault.NOT_FOUND, () -> Session.resume(missing, SETUP, Sweeps.HERE));
    assertEquals(List.of("a.zlens"), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "some text, longer than the header of a database "})
  void aForeignFileIsRefusedAndLeftAlone(String content) throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.zlens"), content.repeat(50));
    fault(SessionFault.NOT_A_SESSION, () -> Session.open(foreign));
    fault(SessionFault.NOT_A_SESSION, () -> Session.resume(foreign, SETUP, Sweeps.HERE));
    assertEquals(content.repeat(50), Files.readString(foreign));
    assertEquals(List.of("a.zlens", "foreign.zlens"), files());
  }

  @Test
  void aFolderIsNoSession() {
    fault(SessionFault.NOT_A_SESSION, () -> Session.open(folder));
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws Exception {
    sql("PRAGMA application_id = 7");
    byte[] before = Files.readAllBytes(file);
    fault(SessionFault.NOT_A_SESSION, () -> Session.open(file));
    fault(SessionFault.NOT_A_SESSION, () -> Session.resume(file, SETUP, Sweeps.HERE));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void aNewerSessionIsRefusedWithItsVersion() throws SQLException {
    sql("PRAGMA user_version = " + (Schema.VERSION + 1));
    InputException fault = fault(SessionFault.NEWER, () -> Session.open(file));
    assertEquals(List.of(file.toString(), Schema.VERSION + 1, Schema.VERSION), fault.arguments());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM provenance WHERE key = 'seed'",
        "UPDATE provenance SET value = 'many' WHERE key = 'layers'",
        "UPDATE provenance SET value = 'sideways' WHERE key = 'by'",
        "UPDATE intervention SET spec = 'q9@1' WHERE number = 3",
        "DROP TABLE example",
        "DELETE FROM prediction WHERE example = 3 AND intervention = 2",
        "DELETE FROM prediction WHERE example = 39 AND intervention = 15",
        "UPDATE prediction SET f1 = 1.5 WHERE example = 3 AND intervention = 2"
      })
  void rowsThatMakeNoSenseAreDamage(String damage) throws SQLException {
    sql(damage);
    InputException fault =
        assertThrows(
            InputException.class,
            () -> {
              try (Session session = Session.open(file)) {
                session.table();
              }
            });
    assertEquals(SessionFault.DAMAGED, fault.fault());
  }

  /** Empties a column of the third row, as only a program with other tables could. */
  private void empty(String table, String column) throws SQLException {
    sql("CREATE TABLE loose AS SELECT * FROM " + table);
    sql("UPDATE loose SET %s = NULL WHERE rowid = 3".formatted(column));
    sql("DROP TABLE " + table);
    sql("ALTER TABLE loose RENAME TO " + table);
  }

  @ParameterizedTest
  @CsvSource({"provenance, key", "provenance, value", "intervention, spec", "example, id"})
  void aSessionThatLacksWhatItIsAboutIsRefusedAndLetGoOf(String table, String column)
      throws Exception {
    empty(table, column);
    fault(SessionFault.DAMAGED, () -> Session.open(file));
    fault(SessionFault.DAMAGED, () -> Session.resume(file, SETUP, Sweeps.HERE));
    fault(SessionFault.DAMAGED, () -> Session.edit(file));
    assertEquals(List.of("a.zlens"), files());
    // Not BUSY.
    fault(SessionFault.DAMAGED, () -> Session.edit(file));
  }

  @Test
  void anAnswerThatIsMissingIsDamage() throws SQLException {
    empty("prediction", "text");
    try (Session session = Session.open(file)) {
      fault(SessionFault.DAMAGED, session::table);
      // The third row: that of the second mask.
      fault(SessionFault.DAMAGED, () -> session.predictions(SETUP.interventions().get(1)));
      assertEquals(40, session.baselinePredictions().size());
    }
  }

  @Test
  void aRightAnswerThatIsNoTextIsDamage() throws SQLException {
    sql("UPDATE example SET answers = '[null]'");
    try (Session session = Session.open(file)) {
      fault(SessionFault.DAMAGED, () -> session.flips(SETUP.interventions().get(9)));
      fault(SessionFault.DAMAGED, session::exampleFacts);
    }
  }

  @Test
  void aMaskOfAnotherSessionIsNoDamage() {
    try (Session session = Session.open(file)) {
      Intervention other = Intervention.parse("p2q@0#1");
      assertThrows(IllegalArgumentException.class, () -> session.flips(other));
      assertThrows(IllegalArgumentException.class, () -> session.predictions(other));
    }
  }

  @Test
  void aCutFileIsDamagedWhereverItIsCut() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.zlens");
    for (int length = 1; length < whole.length; length += 997) {
      Files.write(cut, Arrays.copyOf(whole, length));
      InputException fault =
          assertThrows(InputException.class, () -> Session.open(cut), "cut at " + length);
      assertTrue(
          List.of(SessionFault.DAMAGED, SessionFault.NOT_A_SESSION).contains(fault.fault()),
          fault.getMessage());
    }
  }

  @Test
  void aFullDiskIsSaidAndNothingOfTheFailedBatchIsKept() throws SQLException {
    sql("DELETE FROM prediction WHERE example >= 20");
    sql("VACUUM");
    try (Session session = Session.resume(file, SETUP, Sweeps.HERE)) {
      session.setting("max_page_count = 12");
      fault(SessionFault.DISK_FULL, () -> sweepOn(session));
      assertEquals(20, session.table().done());
    }
  }

  private static void sweepOn(Session session) {
    BatchRule all = new BatchRule(1000, 100_000);
    Sweep.run(MODEL, all, SETUP, session, JobContext.NONE, SweepListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER full BEFORE INSERT ON prediction BEGIN SELECT RAISE(ROLLBACK, 'no'); END",
        "CREATE VIEW more AS SELECT 1",
        "CREATE VIRTUAL TABLE words USING fts5(word)"
      })
  void whatWouldRunWhenReadOrWrittenIsRefused(String stranger) throws SQLException {
    sql(stranger);
    fault(SessionFault.DAMAGED, () -> Session.open(file));
    fault(SessionFault.DAMAGED, () -> Session.resume(file, SETUP, Sweeps.HERE));
  }

  @Test
  void whatWasWrittenToADeletedFileIsSaved() throws Exception {
    sql("DELETE FROM prediction WHERE example >= 20");
    Session session = Session.resume(file, SETUP, Sweeps.HERE);
    Files.delete(file);
    InputException gone = fault(SessionFault.GONE, () -> sweepOn(session));
    session.close();
    Path saved = folder.resolve("a-rescued.zlens");
    assertEquals(List.of(file.toString(), saved.toString()), gone.arguments());
    assertEquals(List.of("a-rescued.zlens"), files());
    assertEqualsTheOriginal(saved);
  }

  @Test
  void whatWasWrittenToAReplacedFileIsSavedAndTheOtherLeftAlone() throws Exception {
    sql("DELETE FROM prediction WHERE example >= 20");
    Path other = Files.copy(original.resolve("a.zlens"), folder.resolve("other"));
    Session session = Session.resume(file, SETUP, Sweeps.HERE);
    session.addNote("written before");
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    fault(SessionFault.GONE, session::close);
    assertEquals(List.of("a-rescued.zlens", "a.zlens"), files());
    assertArrayEquals(Files.readAllBytes(original.resolve("a.zlens")), Files.readAllBytes(file));
    try (Session saved = Session.open(folder.resolve("a-rescued.zlens"))) {
      assertEquals(20, saved.table().done());
      assertEquals("written before", saved.notes().getFirst().text());
    }
  }

  @Test
  void aMovedFileIsSavedUnderItsOldNameToo() throws Exception {
    Session session = Session.edit(file);
    session.addNote("still in the log");
    Files.move(file, folder.resolve("moved.zlens"));
    fault(SessionFault.GONE, () -> session.addNote("in no file of that name"));
    session.close();
    assertEquals(List.of("a-rescued.zlens", "moved.zlens"), files());
    try (Session saved = Session.open(folder.resolve("a-rescued.zlens"))) {
      assertEquals(2, saved.notes().size());
    }
  }

  @Test
  void whoLostItsFileLeavesThoseOfItsSuccessorAlone() throws Exception {
    List<String> names = List.of("a.zlens", "a.zlens-lock", "a.zlens-shm", "a.zlens-wal");
    Session session = Session.edit(file);
    assertEquals(names, files());
    for (String name : names) {
      Files.delete(folder.resolve(name));
      Files.writeString(folder.resolve(name), "the successor's");
    }
    fault(SessionFault.GONE, () -> session.addNote("in no file of that name"));
    session.close();
    for (String name : names) {
      assertEquals("the successor's", Files.readString(folder.resolve(name)));
    }
    try (Session saved = Session.open(folder.resolve("a-rescued.zlens"))) {
      assertEquals(1, saved.notes().size());
    }
  }

  private static void assertEqualsTheOriginal(Path saved) {
    try (Session session = Session.open(saved);
        Session whole = Session.open(original.resolve("a.zlens"))) {
      assertEquals(whole.table(), session.table());
    }
  }

  @Test
  void whileOneWritesNobodyElseDoes() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.zlens"), file);
    try (Session _ = Session.resume(file, SETUP, Sweeps.HERE)) {
      for (Path name : List.of(file, link)) {
        fault(SessionFault.BUSY, () -> Session.resume(name, SETUP, Sweeps.HERE));
        fault(SessionFault.BUSY, () -> Session.edit(name));
      }
    }
    Session.edit(link).close();
    assertEquals(List.of("a.zlens", "link.zlens"), files());
  }

  @Test
  void severalMayLookAtOnceAndAreInNobodysWay() {
    try (Session one = Session.open(file);
        Session other = Session.open(file)) {
      assertEquals(one.table(), other.table());
      Session.resume(file, SETUP, Sweeps.HERE).close();
      assertEquals(2, one.runs().size());
    }
  }

  @Test
  void aChangedModelDataOrSettingIsNamed() {
    refuses("model-fingerprint", setup(new OverlapModel("cafe"), MadeUpData.of(40), By.LAYER, 42));
    refuses("data-fingerprint", setup(MODEL, MadeUpData.of(40, "dead"), By.LAYER, 42));
    refuses("seed (42, 43)", setup(MODEL, MadeUpData.of(40), By.LAYER, 43));
    refuses("by (layer, head)", setup(MODEL, MadeUpData.of(40), By.HEAD, 42));
    refuses("examples (40, 38)", setup(MODEL, MadeUpData.of(38), By.LAYER, 42));
    SweepPlan fewer =
        new SweepPlan(
            List.of(By.LAYER),
            SETUP.provenance().convention(),
            SETUP.interventions().subList(0, 3));
    refuses(
        "masks (15, 3)",
        SweepSetup.of(MODEL.card(), MadeUpData.of(40), fewer, SETUP.provenance().settings()));
    List<Intervention> reversed = SETUP.interventions().reversed();
    refuses(
        "mask 1 (%s, %s)".formatted(reversed.getLast(), reversed.getFirst()),
        new SweepSetup(SETUP.provenance(), reversed, SETUP.order()));
    List<Example> order = new ArrayList<>(SETUP.order());
    Collections.swap(order, 2, 3);
    refuses(
        "example 3 (%s, %s)".formatted(order.get(3).id(), order.get(2).id()),
        new SweepSetup(SETUP.provenance(), SETUP.interventions(), order));
    ReadingRules rules = MadeUpData.rules();
    ReadingRules longer =
        new ReadingRules(
            new WindowRule(64, 8, WindowRule.Step.ADVANCE, OptionalInt.of(64)),
            rules.decoding(),
            rules.metric());
    SweepSettings settings = new SweepSettings(longer, OptionalInt.of(40), 42);
    String differences =
        refuses(
            "max-length (32, 64)",
            SweepSetup.of(MODEL.card(), MadeUpData.of(40), Sweeps.plan(By.LAYER), settings));
    assertTrue(differences.contains("stride-step (overlap, advance)"), differences);
    assertTrue(differences.contains("limit (all, 40)"), differences);
    assertTrue(differences.contains("max-question-length (all, 64)"), differences);
  }

  private SweepSetup setup(OverlapModel other, Dataset data, By by, long seed) {
    SweepSettings settings = new SweepSettings(MadeUpData.rules(), OptionalInt.empty(), seed);
    return SweepSetup.of(other.card(), data, Sweeps.plan(by), settings);
  }

  private String refuses(String difference, SweepSetup changed) {
    InputException fault =
        fault(SessionFault.DIFFERS, () -> Session.resume(file, changed, Sweeps.HERE));
    String differences = fault.arguments().getLast().toString();
    assertTrue(differences.contains(difference), differences);
    return differences;
  }
}
