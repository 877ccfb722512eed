package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.slice.ExampleFacts;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Intervention;

class SessionTest {
  @TempDir Path folder;

  private final OverlapModel model = new OverlapModel();
  private final SweepSetup setup = Sweeps.setup(model, 42);

  private SweepResult sweep(SweepStore store, SweepListener listener) {
    return Sweep.run(model, Sweeps.SMALL, setup, store, JobContext.NONE, listener);
  }

  private static List<ExampleOutcome> rows(Session session) {
    List<ExampleOutcome> rows = new ArrayList<>();
    session.replay(rows::add);
    return rows;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void reopenedWithoutModelOrDataItHasTheSweepsTable() throws IOException {
    Path file = folder.resolve("what? 100% 会话.zlens");
    SweepTable swept;
    try (Session session = Session.create(file, setup, Sweeps.HERE)) {
      swept = sweep(session, SweepListener.NONE).table();
    }
    assertEquals(List.of(file.getFileName().toString()), files());
    try (Session session = Session.open(file)) {
      assertEquals(swept, session.table());
      assertEquals(setup.provenance(), session.provenance());
      assertTrue(session.table().isComplete());
      assertTrue(session.runs().getFirst().ended().isPresent());
    }
    assertEquals(List.of(file.getFileName().toString()), files());
  }

  @Test
  void resumedAfterACrashItEqualsAnUndisturbedSessionRowByRow() throws IOException {
    Path crashed = folder.resolve("crashed.zlens");
    Path copy = folder.resolve("copy.zlens");
    Session dying = Session.create(crashed, setup, Sweeps.HERE);
    SweepStore watched =
        new WatchedStore(
            dying,
            commits -> {
              if (commits == 4) {
                throw new IllegalStateException("the power went");
              }
            });
    assertThrows(IllegalStateException.class, () -> sweep(watched, SweepListener.NONE));
    // What a killed process leaves behind: the file and its log, neither closed nor folded.
    Files.copy(crashed, copy);
    Files.copy(Path.of(crashed + "-wal"), Path.of(copy + "-wal"));
    dying.close();

    List<ExampleOutcome> expected;
    SweepTable undisturbed;
    try (Session session = Session.create(folder.resolve("whole.zlens"), setup, Sweeps.HERE)) {
      undisturbed = sweep(session, SweepListener.NONE).table();
      expected = rows(session);
    }
    try (Session session = Session.resume(copy, setup, Sweeps.HERE)) {
      int kept = rows(session).size();
      assertTrue(kept > 0 && kept < 40, kept + " examples kept");
      SweepResult rest = sweep(session, SweepListener.NONE);
      assertEquals(undisturbed, rest.table());
      assertEquals(expected, rows(session));
      assertEquals((40 - kept) * 16, rest.computed() + rest.proven());
      assertEquals(2, session.runs().size());
      assertFalse(session.runs().getFirst().ended().isPresent());
    }
    assertEquals(List.of("copy.zlens", "crashed.zlens", "whole.zlens"), files());
  }

  private static void assertBusy(Executable action) {
    assertEquals(SessionFault.BUSY, assertThrows(InputException.class, action).fault());
  }

  @Test
  void aKilledProgramLosesAtMostTheBatchInFlight() throws Exception {
    Path file = folder.resolve("killed.zlens");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledSweep.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int finished;
    try (BufferedReader out = process.inputReader()) {
      finished = Integer.parseInt(out.readLine());
      // Another program may look meanwhile, as often as it likes, but not write.
      for (int look = 0; look < 2; look++) {
        try (Session session = Session.open(file)) {
          assertEquals(finished, session.table().done());
        }
      }
      assertBusy(() -> Session.resume(file, setup, Sweeps.HERE));
      assertBusy(() -> Session.edit(file));
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (Session session = Session.open(file)) {
      assertEquals(finished, session.table().done());
    }
    assertEquals(List.of("killed.zlens"), files());
    try (Session session = Session.resume(file, setup, Sweeps.HERE)) {
      assertEquals(sweep(SweepStore.NONE, _ -> {}).table(), sweep(session, _ -> {}).table());
    }
    assertEquals(List.of("killed.zlens"), files());
  }

  @Test
  void goingOnKeepsToTheBatchesOfTheRunBefore() {
    Path file = folder.resolve("a.zlens");
    Environment others = Sweeps.HERE.withBatching(new BatchRule(99, 9999));
    Session.create(file, setup, Sweeps.HERE).close();
    try (Session session = Session.resume(file, setup, others)) {
      assertEquals(Optional.of(Sweeps.SMALL), session.batching());
      assertEquals(Sweeps.HERE, session.runs().getLast().environment());
    }
  }

  @Test
  void whoLooksWhileAnotherWritesSeesEachBatchAndLeavesOneFile() throws IOException {
    Path file = folder.resolve("a.zlens");
    List<Integer> seen = new ArrayList<>();
    Session looking;
    try (Session session = Session.create(file, setup, Sweeps.HERE)) {
      looking = Session.open(file);
      sweep(
          session,
          table -> {
            assertEquals(table.done(), looking.table().done());
            assertEquals(table.done(), looking.done());
            seen.add(table.done());
          });
    }
    assertTrue(seen.size() > 5, seen.toString());
    assertEquals(40, looking.table().done());
    assertEquals(40, looking.total());
    looking.close();
    assertEquals(List.of("a.zlens"), files());
    assertEquals("delete", journal(file));
  }

  @Test
  void whatIsSeenAtOneMomentIsNotWhatAnotherAddsMeanwhile() {
    Path file = folder.resolve("a.zlens");
    Intervention mask = setup.interventions().getFirst();
    try (Session session = Session.create(file, setup, Sweeps.HERE);
        Session looking = Session.open(file)) {
      looking.atOneMoment(
          () -> {
            assertEquals(0, looking.table().done());
            sweep(session, _ -> {});
            assertEquals(0, looking.table().done());
            assertTrue(looking.predictions(mask).isEmpty());
          });
      assertEquals(40, looking.predictions(mask).size());
    }
  }

  private static String journal(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA journal_mode")) {
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void placesOfAnswersAreInCodePoints() {
    Path file = folder.resolve("a.zlens");
    String passage = "𝒜 fox, 𝒜 hen.";
    List<Example> order =
        List.of(
            example(
                "placed", passage, List.of(new Example.Answer("𝒜 hen", passage.indexOf("𝒜 h")))),
            example("elsewhere", passage, List.of(new Example.Answer("cow", -1))),
            example("impossible", passage, List.of()));
    SweepSetup few = new SweepSetup(setup.provenance(), setup.interventions(), order);
    Session.create(file, few, Sweeps.HERE).close();
    try (Session session = Session.open(file)) {
      assertEquals(order.stream().map(ExampleFacts::of).toList(), session.exampleFacts());
      ExampleFacts placed = session.exampleFacts().getFirst();
      assertEquals(OptionalInt.of(13), placed.passageLength());
      assertEquals(OptionalInt.of(7), placed.answerStart());
      assertEquals(OptionalInt.of(5), placed.answerLength());
    }
  }

  private static Example example(String id, String passage, List<Example.Answer> answers) {
    return new Example(id, "What?", passage, 0, "", answers, answers.isEmpty());
  }

  @Test
  void flipsAreTheQuestionsWhoseAnswerChangedSides() {
    Intervention mask = setup.interventions().get(9);
    try (Session session = Session.create(folder.resolve("a.zlens"), setup, Sweeps.HERE)) {
      SweepCell cell = sweep(session, _ -> {}).table().cell(mask).orElseThrow();
      List<Flip> flips = session.flips(mask);
      assertEquals(cell.fixed(), flips.stream().filter(Flip::fixed).count());
      assertEquals(cell.broken(), flips.stream().filter(flip -> !flip.fixed()).count());
      assertFalse(flips.isEmpty());
      for (Flip flip : flips) {
        assertEquals(session.baselinePredictions().get(flip.id()), flip.before());
        assertEquals(session.predictions(mask).get(flip.id()), flip.after());
        assertTrue(flip.answers().contains(flip.fixed() ? flip.after() : flip.before()));
      }
    }
  }

  @Test
  void aQuestionsFlipsAreCountedOverAllMasks() {
    try (Session session = Session.create(folder.resolve("a.zlens"), setup, Sweeps.HERE)) {
      sweep(session, _ -> {});
      Map<String, Integer> expected = new HashMap<>();
      for (Intervention mask : setup.interventions()) {
        session.flips(mask).forEach(flip -> expected.merge(flip.id(), 1, Integer::sum));
      }
      assertTrue(expected.values().stream().anyMatch(count -> count > 1));
      assertEquals(expected, session.flipCounts());
    }
  }

  @Test
  void aWindowMayLookWhileASweepWrites() throws Exception {
    try (Session session = Session.create(folder.resolve("a.zlens"), setup, Sweeps.HERE);
        ExecutorService window = Executors.newSingleThreadExecutor()) {
      List<Future<Integer>> looks = new ArrayList<>();
      sweep(session, _ -> looks.add(window.submit(() -> session.table().done())));
      int last = 0;
      for (Future<Integer> look : looks) {
        assertTrue(look.get() >= last);
        last = look.get();
      }
      assertEquals(40, last);
    }
  }

  @Test
  void openedToLookAtItRefusesToBeWritten() {
    Path file = folder.resolve("a.zlens");
    Session.create(file, setup, Sweeps.HERE).close();
    try (Session session = Session.open(file)) {
      assertThrows(IllegalStateException.class, () -> sweep(session, _ -> {}));
    }
  }

  @Test
  void aNewSessionIsNotMixedWithTheLogOfADeletedOne() throws IOException {
    Path file = folder.resolve("a.zlens");
    Path kept = folder.resolve("kept");
    try (Session session = Session.create(file, Sweeps.setup(model, 1), Sweeps.HERE)) {
      Sweep.run(model, Sweeps.SMALL, setup, session, JobContext.NONE, _ -> {});
      Files.copy(Path.of(file + "-wal"), kept);
    }
    Files.delete(file);
    Files.move(kept, Path.of(file + "-wal"));
    try (Session session = Session.create(file, setup, Sweeps.HERE)) {
      assertEquals(0, session.table().done());
    }
    assertEquals(List.of("a.zlens"), files());
  }
}
