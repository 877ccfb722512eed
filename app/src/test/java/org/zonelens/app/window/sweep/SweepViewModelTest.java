package org.zonelens.app.window.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.session.Environment;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.app.window.workspace.Workspace;

class SweepViewModelTest {
  private static final Intervention P2Q = Intervention.parse("p2q@0");

  @TempDir Path folder;

  private final Stepped background = new Stepped();
  private final List<Throwable> faults = new ArrayList<>();
  private final Stepped window = new Stepped();
  private final JobRunner jobs = new JobRunner(background, window, faults::add);
  private final FakeModel model = new FakeModel("one", 1, 2);
  private final Workspace workspace = new Workspace(new FakeOpening(model), jobs);
  private SweepViewModel sweep;

  @BeforeEach
  void open() {
    sweep =
        new SweepViewModel(
            workspace,
            jobs,
            new Notices(),
            new SessionPlace(folder, card -> new Environment("test", "none", card.device(), 1)));
    workspace.openData("fake");
    workspace.openModel("fake");
    settle();
    sweep
        .formProperty()
        .set(
            new SweepForm(
                List.of(NamedZone.Q2, NamedZone.P2Q),
                By.LAYER,
                Operator.EXCLUDE,
                Convention.PUBLISHED,
                OptionalInt.empty(),
                1));
  }

  @AfterEach
  void close() {
    sweep.close();
  }

  private void settle() {
    while (background.size() + window.size() > 0) {
      background.stepAll();
      window.stepAll();
    }
    assertEquals(List.of(), faults);
  }

  private SweepTable table() {
    return sweep.tableProperty().get().orElseThrow();
  }

  @Test
  void aSweepOverTheFakeModelShowsThatOnlyP2qMatters() {
    sweep.start();
    assertTrue(sweep.isRunning());
    settle();
    assertFalse(sweep.isRunning());
    assertEquals(100, table().em());
    assertEquals(-100, table().cell(P2Q).map(SweepCell::deltaEm).orElseThrow());
    assertEquals(0, table().cell(Intervention.parse("q2@0")).orElseThrow().broken());
  }

  @Test
  void theQuestionsOfACellAreThoseThatItsMaskFlipped() {
    sweep.start();
    settle();
    sweep.showFlips(P2Q);
    settle();
    assertEquals(40, sweep.flipsProperty().get().orElseThrow().questions().size());
  }

  @Test
  void aSavedSweepShowsTheSameTableWithoutModelOrData() {
    sweep.start();
    settle();
    SweepTable before = table();
    Path saved = sweep.fileProperty().get().orElseThrow();
    sweep.close();
    SweepViewModel other =
        new SweepViewModel(
            new Workspace(new FakeOpening(model), jobs),
            jobs,
            new Notices(),
            new SessionPlace(folder, _ -> new Environment("", "", "", 1)));
    other.open(saved);
    settle();
    assertEquals(before.cells(), other.tableProperty().get().orElseThrow().cells());
    other.close();
  }

  @Test
  void aCancelledSweepKeepsWhatItHasAndCanBeResumedToTheSameTable() {
    sweep.start();
    settle();
    SweepTable undisturbed = table();

    model.afterRuns(4, () -> sweep.cancel());
    sweep.start();
    settle();
    assertTrue(table().done() < table().total(), table().done() + " done");
    assertTrue(sweep.canResume());
    sweep.showFlips(P2Q);
    settle();
    sweep.resume();
    settle();
    assertFalse(sweep.canResume());
    assertEquals(undisturbed.cells(), table().cells());
  }

  @Test
  void anotherSweepGetsAnotherFile() {
    sweep.start();
    settle();
    Path first = sweep.fileProperty().get().orElseThrow();
    sweep.start();
    settle();
    assertFalse(sweep.fileProperty().get().orElseThrow().equals(first));
    assertTrue(Files.exists(first));
  }

  @Test
  void goingOnWithTheSessionOfAnotherSweepIsRefused() {
    sweep.start();
    settle();
    Path first = sweep.fileProperty().get().orElseThrow();
    sweep
        .formProperty()
        .set(
            new SweepForm(
                List.of(NamedZone.P2),
                By.WHOLE,
                Operator.ZERO,
                Convention.STRICT,
                OptionalInt.of(3),
                2));
    sweep.start(first);
    background.stepAll();
    window.stepAll();
    assertInstanceOf(InputException.class, faults.getFirst());
    assertFalse(sweep.isRunning());
  }
}
