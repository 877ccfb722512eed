package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.Trace;

class AnnotationTest {
  private static final PinnedTrace PINNED = Traces.pinned("头 3, layer 2");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void makeASession() {
    file = folder.resolve("a.zlens");
    Session.create(file, Sweeps.setup(new OverlapModel(), 42), Sweeps.HERE).close();
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement work = connection.createStatement()) {
      work.execute(statement);
    }
  }

  private static void fault(SessionFault expected, Executable work) {
    assertEquals(expected, assertThrows(InputException.class, work).fault());
  }

  @Test
  void aPinnedTraceComesBackWithoutItsModel() {
    try (Session session = Session.edit(file)) {
      session.pin(PINNED);
    }
    try (Session session = Session.open(file)) {
      assertEquals(List.of(PINNED.pin()), session.traces());
      PinnedTrace back = session.trace(PINNED.pin().name());
      assertEquals(PINNED.pin(), back.pin());
      Trace expected = PINNED.trace();
      assertEquals(expected.window(), back.trace().window());
      assertEquals(expected.masking(), back.trace().masking());
      assertEquals(expected.attention().layers(), back.trace().attention().layers());
      assertEquals(expected.attention().heads(), back.trace().attention().heads());
      assertArrayEquals(expected.attention().weights(), back.trace().attention().weights());
      assertArrayEquals(expected.logits().start(), back.trace().logits().start());
      assertArrayEquals(expected.logits().end(), back.trace().logits().end());
    }
  }

  @Test
  void attentionIsStoredAsLittleEndianFloatsRowByRow() throws SQLException {
    try (Session session = Session.edit(file)) {
      session.pin(PINNED);
    }
    Trace trace = PINNED.trace();
    int n = trace.window().size();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement work = connection.createStatement();
        ResultSet row = work.executeQuery("SELECT attention, n, roles FROM trace")) {
      ByteBuffer stored = ByteBuffer.wrap(row.getBytes(1)).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals(n, row.getInt(2));
      assertEquals(trace.attention().at(1, 0, 2, 3), stored.getFloat(4 * (((2 * n) + 2) * n + 3)));
      assertEquals('0', row.getString(3).charAt(1));
    }
  }

  @Test
  void aNameIsPinnedOnceUntilItIsUnpinned() {
    String name = PINNED.pin().name();
    try (Session session = Session.edit(file)) {
      session.pin(PINNED);
      fault(SessionFault.NAME_TAKEN, () -> session.pin(PINNED));
      session.unpin(name);
      fault(SessionFault.NO_SUCH_TRACE, () -> session.trace(name));
      session.pin(PINNED);
      assertEquals(1, session.traces().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n = n + 1",
        "layers = -layers, heads = -heads",
        "attention = zeroblob(8)",
        "start_logits = zeroblob(3)",
        "tokens = '[\"a\"]'",
        "tokens = 'null'",
        "roles = replace(roles, '3', '9')",
        "roles = replace(roles, '3', '4')",
        "ends = replace(ends, '5', '6')",
        "masks = '[\"q9\"]'",
        "convention = 'other'",
        "pinned = 'yesterday'"
      })
  void aTraceThatDoesNotFitTogetherIsDamage(String change) throws SQLException {
    try (Session session = Session.edit(file)) {
      session.pin(PINNED);
    }
    sql("UPDATE trace SET " + change);
    try (Session session = Session.open(file)) {
      fault(SessionFault.DAMAGED, () -> session.trace(PINNED.pin().name()));
    }
  }

  @Test
  void notesAreKeptInOrderWithTheirTime() {
    Instant before = Instant.now().minusSeconds(1);
    try (Session session = Session.edit(file)) {
      session.addNote("first, 第一");
      session.addNote("second");
    }
    try (Session session = Session.open(file)) {
      assertEquals(
          List.of("first, 第一", "second"), session.notes().stream().map(Note::text).toList());
      assertFalse(session.notes().getFirst().time().isBefore(before));
    }
  }

  @Test
  void theLatestSettingsOfAFigureAreKept() {
    try (Session session = Session.edit(file)) {
      session.putFigure("delta-em", "{\"width\":1}");
      session.putFigure("delta-em", "{\"width\":2}");
      session.putFigure("bars", "{}");
    }
    try (Session session = Session.open(file)) {
      assertEquals(Map.of("delta-em", "{\"width\":2}", "bars", "{}"), session.figures());
    }
  }

  @Test
  void addingToASessionIsNoRunOfItsSweep() {
    try (Session session = Session.edit(file)) {
      session.addNote("a note");
      assertEquals(1, session.runs().size());
      assertThrows(IllegalStateException.class, () -> session.commit(List.of()));
    }
  }

  @Test
  void openedToLookAtItTakesNothingIn() {
    try (Session session = Session.open(file)) {
      assertThrows(IllegalStateException.class, () -> session.addNote("a note"));
      assertThrows(IllegalStateException.class, () -> session.pin(PINNED));
      assertThrows(IllegalStateException.class, () -> session.unpin("a"));
      assertThrows(IllegalStateException.class, () -> session.putFigure("a", "{}"));
    }
  }
}
