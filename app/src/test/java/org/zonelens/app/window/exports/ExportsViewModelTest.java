package org.zonelens.app.window.exports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.sweep.SessionPlace;
import org.zonelens.app.window.sweep.SweepViewModel;
import org.zonelens.app.window.workspace.Notice;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.app.window.workspace.WindowFault;
import org.zonelens.app.window.workspace.Workspace;

class ExportsViewModelTest {
  @TempDir Path folder;

  private final Stepped background = new Stepped();
  private final Stepped window = new Stepped();
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner jobs = new JobRunner(background, window, faults::add);
  private final Notices notices = new Notices();
  private final Workspace workspace =
      new Workspace(new FakeOpening(new FakeModel("one", 1, 2)), jobs);
  private SweepViewModel sweep;
  private ExportsViewModel exports;

  @BeforeEach
  void sweep() {
    sweep =
        new SweepViewModel(
            workspace, jobs, notices, new SessionPlace(folder, FakeModel::environment));
    exports = new ExportsViewModel(sweep.fileProperty(), jobs, notices);
    workspace.openData("fake");
    workspace.openModel("fake");
    settle();
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
  }

  private Path swept() {
    sweep.start(folder.resolve("my.zlens"));
    settle();
    notices.dismiss();
    return sweep.fileProperty().get().orElseThrow();
  }

  @Test
  void withoutASessionThereIsNothingToExport() {
    exports.report(folder.resolve("report.html"), Locale.ENGLISH);
    assertEquals(0, background.size());
    assertEquals(Optional.empty(), exports.sessionProperty().getValue());
  }

  @Test
  void theSessionShownIsExportedInEveryFormatInTheBackground() throws Exception {
    swept();
    assertEquals("my-table.csv", exports.suggestedName("-table.csv"));
    Path report = folder.resolve("报告.html");
    exports.report(report, Locale.SIMPLIFIED_CHINESE);
    assertTrue(Files.notExists(report), "not on the window's thread");
    settle();
    assertEquals(
        Optional.of(new Notice.Done(Message.of("exports.done", report))),
        notices.currentProperty().get());
    assertTrue(Files.readString(report).contains("lang=\"zh-Hans\""));
    Path answers = folder.resolve("answers");
    exports.table(folder.resolve("table.json"));
    exports.layers(folder.resolve("layers.csv"));
    exports.predictions(answers);
    settle();
    assertEquals(List.of(), faults);
    assertTrue(Files.readString(folder.resolve("table.json")).startsWith("[\n{\"model\":\"one\""));
    assertTrue(Files.readString(folder.resolve("layers.csv")).startsWith("layer,all,q2"));
    try (Stream<Path> files = Files.list(answers)) {
      assertEquals(7, files.count(), "five masks, the baseline and the index");
    }
  }

  @Test
  void anExportDoesNotReplaceItsOwnSession() throws Exception {
    Path session = swept();
    byte[] before = Files.readAllBytes(session);
    exports.table(session);
    settle();
    assertEquals(WindowFault.IS_THE_SESSION, ((InputException) faults.getFirst()).fault());
    assertArrayEquals(before, Files.readAllBytes(session));
  }

  @Test
  void anExportGoesOnWhenAnotherSessionIsShown() {
    swept();
    Path table = folder.resolve("table.csv");
    exports.table(table);
    sweep.close();
    settle();
    assertEquals(List.of(), faults);
    assertTrue(Files.exists(table));
  }
}
