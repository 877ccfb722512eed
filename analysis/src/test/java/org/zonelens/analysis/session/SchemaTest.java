package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.sweep.Ending;
import org.zonelens.analysis.sweep.StopRule;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;

/**
 * Sessions of older versions. {@code version-1.zlens} was made by the program of commit b92ea44, as
 * {@link Sweeps#setup} with seed 42, stopped after 26 of 40 questions; {@code version-2.zlens} by
 * that of commit 52a80d5, stopped after 6, with a trace, a note and a figure.
 */
class SchemaTest {
  private static final String LAYOUT =
      """
      SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
      FROM sqlite_schema AS t JOIN pragma_table_xinfo(t.name) AS c
      WHERE t.type = 'table' ORDER BY t.name, c.cid
      """;

  private static final List<String> NEW = List.of("figure", "note", "trace");

  @TempDir Path folder;

  private final OverlapModel model = new OverlapModel();
  private final SweepSetup setup = Sweeps.setup(model, 42);
  private Path old;

  @BeforeEach
  void copyTheOldSession() throws IOException {
    old = copy("version-1.zlens");
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve("old-" + name);
    try (InputStream original =
        Objects.requireNonNull(SchemaTest.class.getResourceAsStream(name))) {
      Files.copy(original, file);
    }
    return file;
  }

  private static List<String> rows(Path file, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(row.getObject(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }

  @Test
  void lookingAtAnOldSessionShowsAllOfItAndChangesNoByte() throws IOException {
    byte[] before = Files.readAllBytes(old);
    try (Session session = Session.open(old)) {
      assertEquals(26, session.table().done());
      assertEquals(setup.interventions(), session.interventions());
      Environment environment = session.runs().getFirst().environment();
      assertEquals("zonelens 0", environment.program());
      assertEquals(Environment.NOT_NOTED, environment.natives());
      assertEquals("fp32", environment.precision());
      assertEquals(BatchRule.CPU, environment.batching());
      assertEquals(OptionalInt.empty(), session.exampleFacts().getFirst().passageLength());
      assertEquals(List.of(), session.traces());
      assertEquals(List.of(), session.notes());
      assertEquals(0, session.figures().size());
      assertEquals(
          SessionFault.NO_SUCH_TRACE,
          assertThrows(InputException.class, () -> session.trace("a")).fault());
    }
    assertArrayEquals(before, Files.readAllBytes(old));
  }

  @Test
  void anOldSessionOpenedToBeWrittenBecomesWhatANewOneIs() throws SQLException {
    List<String> examples = rows(old, "SELECT * FROM example");
    List<String> predictions = rows(old, "SELECT * FROM prediction");
    List<String> provenance = rows(old, "SELECT * FROM provenance");
    Session.edit(old).close();
    Path fresh = folder.resolve("new.zlens");
    Session.create(fresh, setup, Sweeps.HERE).close();
    assertEquals(rows(fresh, LAYOUT), rows(old, LAYOUT));
    assertEquals(List.of(String.valueOf(Schema.VERSION)), rows(old, "PRAGMA user_version"));
    assertEquals(
        examples.stream().map(row -> row + "|null|null|null").toList(),
        rows(old, "SELECT * FROM example"));
    assertEquals(predictions, rows(old, "SELECT * FROM prediction"));
    assertEquals(provenance, rows(old, "SELECT * FROM provenance"));
  }

  @Test
  void anOldSessionIsLookedAtAsWhatItWouldBecome() throws SQLException, IOException {
    Path changed = Files.copy(old, folder.resolve("changed.zlens"));
    Session.edit(changed).close();
    try (Session before = Session.open(old);
        Session after = Session.open(changed)) {
      assertEquals(after.runs(), before.runs());
      assertEquals(after.table(), before.table());
    }
    for (String table : NEW) {
      assertEquals(List.of("0"), rows(changed, "SELECT count(*) FROM " + table));
    }
  }

  @Test
  void aSessionOfVersionTwoKeepsAllAndThenNotesHowItEnds() throws IOException, SQLException {
    Path second = copy("version-2.zlens");
    List<String> predictions = rows(second, "SELECT * FROM prediction");
    byte[] before = Files.readAllBytes(second);
    try (Session session = Session.open(second)) {
      assertEquals(6, session.table().done());
      assertEquals(Optional.empty(), session.runs().getFirst().ending());
      assertEquals(1, session.traces().size());
    }
    assertArrayEquals(before, Files.readAllBytes(second));
    StopRule soon = StopRule.untilWidth(150);
    try (Session session = Session.resume(second, setup, Sweeps.HERE)) {
      Ending ending =
          Sweep.run(
                  List.of(model),
                  Sweeps.SMALL,
                  setup,
                  session,
                  JobContext.NONE,
                  SweepListener.NONE,
                  soon)
              .ending();
      Run last = session.runs().getLast();
      assertEquals(Optional.of(ending), last.ending());
      assertEquals(OptionalDouble.of(150), last.untilWidth());
      assertEquals(1, session.notes().size());
      assertEquals(1, session.figures().size());
    }
    Path fresh = folder.resolve("new.zlens");
    Session.create(fresh, setup, Sweeps.HERE).close();
    assertEquals(rows(fresh, LAYOUT), rows(second, LAYOUT));
    assertTrue(rows(second, "SELECT * FROM prediction").containsAll(predictions));
  }

  @Test
  void anOldSessionGoesOnToTheSameEnd() {
    try (Session session = Session.resume(old, setup, Sweeps.HERE)) {
      assertEquals(
          Sweep.run(model, Sweeps.SMALL, setup, SweepStore.NONE, JobContext.NONE, _ -> {}).table(),
          Sweep.run(model, Sweeps.SMALL, setup, session, JobContext.NONE, SweepListener.NONE)
              .table());
      assertEquals(2, session.runs().size());
    }
  }

  @Test
  void aRefusedOldSessionStaysAsItWas() throws IOException {
    byte[] before = Files.readAllBytes(old);
    SweepSetup other = Sweeps.setup(model, 43);
    assertThrows(InputException.class, () -> Session.resume(old, other, Sweeps.HERE));
    assertArrayEquals(before, Files.readAllBytes(old));
  }

  @Test
  void aStepThatFailsLeavesTheOldVersion() throws SQLException {
    // In the way of the last table that the step makes.
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE note (a)");
    }
    List<String> layout = rows(old, LAYOUT);
    assertThrows(InputException.class, () -> Session.edit(old));
    assertEquals(layout, rows(old, LAYOUT));
    assertEquals(List.of("1"), rows(old, "PRAGMA user_version"));
  }

  @Test
  void everyOlderVersionHasItsScripts() {
    for (int version = 1; version < Schema.VERSION; version++) {
      String step = "%d-to-%d.sql".formatted(version, version + 1);
      String view = "%d-as-%d.sql".formatted(version, Schema.VERSION);
      Objects.requireNonNull(Schema.class.getResource(step), step);
      Objects.requireNonNull(Schema.class.getResource(view), view);
    }
  }
}
