package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Operator;

class SessionTest {
  private static final BatchRule SMALL = new BatchRule(4, 128);
  private static final Environment HERE = new Environment("zonelens 0", "none 1", "cpu", 2);

  @TempDir Path folder;

  private final OverlapModel model = new OverlapModel();
  private final SweepSetup setup = setup(40);

  private SweepSetup setup(int questions) {
    SweepPlan plan =
        SweepPlan.of(
            SweepPlan.PUBLISHED_ZONES,
            By.LAYER,
            Operator.EXCLUDE,
            Convention.PUBLISHED,
            OverlapModel.LAYERS,
            OverlapModel.HEADS);
    return SweepSetup.of(
        model.card(),
        MadeUpData.of(questions),
        plan,
        new SweepSettings(MadeUpData.rules(), OptionalInt.empty(), 42));
  }

  private SweepResult sweep(SweepStore store, SweepListener listener) {
    return Sweep.run(model, SMALL, setup, store, JobContext.NONE, listener);
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
    try (Session session = Session.create(file, setup, HERE)) {
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
    int[] batches = {0};
    Session dying = Session.create(crashed, setup, HERE);
    assertThrows(
        IllegalStateException.class,
        () ->
            sweep(
                dying,
                _ -> {
                  if (++batches[0] == 4) {
                    throw new IllegalStateException("the power went");
                  }
                }));
    // What a killed process leaves behind: the file and its log, neither closed nor folded.
    Files.copy(crashed, copy);
    Files.copy(Path.of(crashed + "-wal"), Path.of(copy + "-wal"));
    dying.close();

    List<ExampleOutcome> expected;
    SweepTable undisturbed;
    try (Session session = Session.create(folder.resolve("whole.zlens"), setup, HERE)) {
      undisturbed = sweep(session, SweepListener.NONE).table();
      expected = rows(session);
    }
    try (Session session = Session.resume(copy, setup, HERE)) {
      int kept = rows(session).size();
      assertTrue(kept > 0 && kept < 40, kept + " examples kept");
      SweepResult rest = sweep(session, SweepListener.NONE);
      assertEquals(undisturbed, rest.table());
      assertEquals(expected, rows(session));
      assertEquals((40 - kept) * 16, rest.computed());
      assertEquals(2, session.runs().size());
      assertFalse(session.runs().getFirst().ended().isPresent());
    }
    assertEquals(List.of("copy.zlens", "crashed.zlens", "whole.zlens"), files());
  }
}
