package org.zonelens.app.window.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.slice.Slice;
import org.zonelens.analysis.slice.Slicing;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.app.figure.FigureSettings;
import org.zonelens.app.figure.SweepFigure;
import org.zonelens.app.figure.SweepPart;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.models.checkpoint.ModelFault;

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
            workspace, jobs, new Notices(), new SessionPlace(folder, FakeModel::environment));
    workspace.openData("fake");
    workspace.openModel("fake");
    settle();
    sweep
        .formProperty()
        .set(
            new SweepForm(
                List.of(NamedZone.Q2, NamedZone.P2Q),
                List.of(By.LAYER),
                Operator.EXCLUDE,
                Convention.PUBLISHED,
                OptionalInt.empty(),
                1,
                Reading.Usual.DEFAULT,
                List.of()));
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
  void theSelectedCellIsThatOfTheMaskInTheTableShown() {
    assertEquals(Optional.empty(), sweep.selectedCell());
    sweep.start();
    settle();
    sweep.showFlips(P2Q);
    settle();
    assertEquals(table().cell(P2Q), sweep.selectedCell());
    assertEquals(-100, sweep.selectedCell().orElseThrow().deltaEm());
  }

  @Test
  void aFinishedSweepIsCutIntoSlicesAndAnotherSweepAnew() {
    SlicesViewModel slices = sweep.slices();
    slices.slicingProperty().set(Optional.of(Slicing.BASELINE));
    assertEquals(List.of(), slices.slicesProperty().get());
    sweep.start();
    settle();
    List<Slice> cut = slices.slicesProperty().get();
    assertEquals(List.of("right"), cut.stream().map(Slice::name).toList());
    assertEquals(40, cut.getFirst().table().cell(P2Q).orElseThrow().broken());
    sweep.start();
    assertEquals(List.of(), slices.slicesProperty().get());
    settle();
    slices.slicingProperty().set(Optional.of(Slicing.PASSAGE_LENGTH));
    settle();
    assertEquals(
        40, slices.slicesProperty().get().stream().mapToInt(each -> each.table().done()).sum());
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
            new SessionPlace(folder, FakeModel::environment));
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
  void anAtlasWithMasksIsAskedForAgainAsItWasAndResumes() {
    SweepForm asked =
        new SweepForm(
            List.of(NamedZone.P2Q, Intervention.parse("(q2+p2)").zone()),
            List.of(By.HEAD, By.LAYER, By.WHOLE),
            Operator.ZERO,
            Convention.STRICT,
            OptionalInt.of(30),
            7,
            Reading.Usual.PUBLISHED,
            List.of(Intervention.parse("special!zero"), Intervention.parse("q2@0"), P2Q));
    sweep.formProperty().set(asked);
    model.afterRuns(4, () -> sweep.cancel());
    sweep.start();
    settle();
    sweep.open(sweep.fileProperty().get().orElseThrow());
    settle();
    assertEquals(readAsBefore(asked), sweep.formProperty().get());
    assertEquals(2 * (2 + 1 + 1) + 3, table().cells().size());
    assertTrue(sweep.canResume());
    sweep.resume();
    settle();
    assertTrue(table().isComplete());
  }

  @Test
  void aSessionOfMasksAloneIsAskedForAgainAsMasks() {
    SweepForm asked =
        new SweepForm(
            List.of(),
            List.of(),
            Operator.EXCLUDE,
            Convention.PUBLISHED,
            OptionalInt.empty(),
            1,
            Reading.Usual.DEFAULT,
            List.of(P2Q, Intervention.parse("q2#0")));
    assertTrue(asked.isComplete());
    sweep.formProperty().set(asked);
    sweep.start();
    settle();
    sweep.open(sweep.fileProperty().get().orElseThrow());
    settle();
    assertEquals(readAsBefore(asked), sweep.formProperty().get());
  }

  /** What a session made in that way asks for. */
  private SweepForm readAsBefore(SweepForm form) {
    Dataset data = workspace.data().orElseThrow();
    return new SweepForm(
        form.zones(),
        form.by(),
        form.operator(),
        form.convention(),
        form.limit(),
        form.seed(),
        new Reading.AsBefore(form.reading().rules(model.card(), data), data.fingerprint()),
        form.masks());
  }

  @Test
  void theWayOfReadingBeforeIsKeptForTheSameDataOnly() {
    Dataset english = workspace.data().orElseThrow();
    ReadingRules published = Reading.Usual.PUBLISHED.rules(model.card(), english);
    assertEquals(WindowRule.PUBLISHED.within(model.card().maxLength()), published.window());
    Reading before =
        new Reading.AsBefore(
            new ReadingRules(published.window(), published.decoding(), Metric.SQUAD_2),
            english.fingerprint());
    assertEquals(Metric.SQUAD_2, before.rules(model.card(), english).metric());
    Dataset chinese =
        new Dataset("other", english.examples(), 1, Language.CHINESE, false, 0, "another");
    ReadingRules other = before.rules(model.card(), chinese);
    assertEquals(Metric.CMRC_2018, other.metric());
    assertEquals(published.window(), other.window());
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
                List.of(By.WHOLE),
                Operator.ZERO,
                Convention.STRICT,
                OptionalInt.of(3),
                2,
                Reading.Usual.DEFAULT,
                List.of()));
    sweep.start(first);
    background.stepAll();
    window.stepAll();
    assertInstanceOf(InputException.class, faults.getFirst());
    assertFalse(sweep.isRunning());
  }

  @Test
  void aModelWithoutQaHeadIsRefusedBeforeAFileIsMade() throws IOException {
    model.withoutHead();
    workspace.openModel("fake");
    settle();
    sweep.start();
    background.stepAll();
    window.stepAll();
    assertEquals(ModelFault.NO_QA_HEAD, ((InputException) faults.getFirst()).fault());
    assertFalse(sweep.isRunning());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  private Path finishedSweep() {
    sweep.start();
    settle();
    return sweep.fileProperty().get().orElseThrow();
  }

  private void assertShown(Path saved) {
    assertEquals(saved, sweep.fileProperty().get().orElseThrow());
    assertEquals(table().total(), table().done());
    sweep.showFlips(P2Q);
    settle();
    assertEquals(40, sweep.flipsProperty().get().orElseThrow().questions().size());
  }

  @Test
  void aSessionOpenedDuringASweepIsShownAfterItAndTheSweepIsKept() {
    Path saved = finishedSweep();
    AtomicReference<Path> stopped = new AtomicReference<>(saved);
    model.afterRuns(
        4,
        () -> {
          window.stepAll();
          stopped.set(sweep.fileProperty().get().orElseThrow());
          sweep.open(saved);
          background.stepAll();
          window.stepAll();
        });
    sweep.start();
    settle();
    assertFalse(sweep.isRunning());
    assertShown(saved);
    try (Session other = Session.open(stopped.get())) {
      assertTrue(other.table().done() > 0, "the batch before is kept");
      assertFalse(other.table().isComplete());
    }
  }

  @Test
  void aSweepBegunWhileASessionIsBeingOpenedStaysOnScreen() {
    Path saved = finishedSweep();
    sweep.open(saved);
    sweep.start();
    background.stepLast();
    settle();
    assertFalse(sweep.fileProperty().get().orElseThrow().equals(saved));
  }

  @Test
  void aSessionWhoseOpeningIsWithdrawnLeavesTheOneShownUsable() {
    Path saved = finishedSweep();
    Path other = finishedSweep();
    sweep.open(saved);
    background.stepAll();
    jobs.running().getFirst().cancel();
    settle();
    assertShown(other);
  }

  @Test
  void aSessionWithoutItsAnswersLeavesTheOneShownUsable() throws SQLException {
    Path damaged = finishedSweep();
    Path shown = finishedSweep();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + damaged);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE prediction");
    }
    sweep.open(damaged);
    background.stepAll();
    window.stepAll();
    assertInstanceOf(InputException.class, faults.removeFirst());
    assertShown(shown);
  }

  @Test
  void aSweepThatFailsShowsWhatItKeptAndLocksNothing() {
    model.afterRuns(
        4,
        () -> {
          throw new IllegalStateException("engine");
        });
    sweep.start();
    background.stepAll();
    window.stepAll();
    assertEquals("engine", faults.removeFirst().getMessage());
    assertFalse(sweep.isRunning());
    assertEquals(Optional.empty(), sweep.timeLeftProperty().get());
    assertTrue(table().done() > 0);
    sweep.showFlips(P2Q);
    settle();
    assertEquals(table().done(), sweep.flipsProperty().get().orElseThrow().questions().size());
    Path kept = sweep.fileProperty().get().orElseThrow();
    try (Session other = Session.open(kept)) {
      assertEquals(table().done(), other.table().done());
    }
    sweep.resume();
    settle();
    assertShown(kept);
  }

  private List<String> notes() {
    return sweep.keptProperty().get().orElseThrow().notes().stream().map(Note::text).toList();
  }

  @Test
  void notesGoIntoTheSessionShownWhetherItsSweepRunsOrNot() {
    assertTrue(sweep.keptProperty().get().isEmpty());
    model.afterRuns(4, this::changedWhileSweeping);
    sweep.start();
    settle();
    sweep.addNote("after");
    settle();
    assertEquals(List.of("within", "after"), notes());
    Path saved = sweep.fileProperty().get().orElseThrow();
    sweep.close();
    try (Session session = Session.open(saved)) {
      assertEquals(2, session.notes().size());
      assertTrue(session.table().isComplete());
    }
  }

  @Test
  void howAFigureWasDrawnIsNotedUnlessSomebodyElseWrites() {
    Path saved = finishedSweep();
    FigureSettings bars = new FigureSettings(SweepPart.LAYER, 0);
    sweep.noteFigure(SweepFigure.DELTA_EM_BARS, bars);
    settle();
    assertEquals(
        Map.of(SweepFigure.DELTA_EM_BARS, bars),
        sweep.keptProperty().get().orElseThrow().figures());
    try (Session other = Session.edit(saved)) {
      sweep.noteFigure(SweepFigure.DELTA_EM, new FigureSettings(SweepPart.LAYER, 0));
      settle();
      assertEquals(Map.of("delta-em-bars", bars.json()), other.figures());
    }
    assertShown(saved);
  }

  /** As another worker would, while the sweep's own is busy. */
  private void changedWhileSweeping() {
    window.stepAll();
    sweep.addNote("within");
    background.stepLast();
    window.stepAll();
    assertEquals(List.of("within"), notes());
  }

  @Test
  void aChangeThatComesAfterTheSweepsEndIsMadeAllTheSame() {
    model.afterRuns(
        4,
        () -> {
          window.stepAll();
          // Waits for a worker until the sweep is over.
          sweep.addNote("late");
        });
    sweep.start();
    settle();
    assertEquals(List.of("late"), notes());
  }

  @Test
  void anUnpinnedTraceIsGoneFromTheListAndTheFile() {
    sweep.start();
    settle();
    Trace trace;
    try (Batch batch = model.open(model.windows("why", "so it is", WindowRule.DEFAULT))) {
      trace = batch.trace(Masking.NONE).getFirst();
    }
    Pin pin = Pin.now("a name", model.card(), "id", "it");
    sweep.pin(pin.name(), _ -> new PinnedTrace(pin, trace));
    settle();
    assertEquals(List.of(pin), sweep.keptProperty().get().orElseThrow().traces());
    List<PinnedTrace> looked = new ArrayList<>();
    sweep.look(pin, looked::add);
    settle();
    assertEquals(trace.window(), looked.getFirst().trace().window());
    sweep.unpin(pin);
    settle();
    assertEquals(List.of(), sweep.keptProperty().get().orElseThrow().traces());
  }
}
