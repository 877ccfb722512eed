package org.zonelens.app.window.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;

class WorkspaceTest {
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, faults::add);
  private final FakeModel model = new FakeModel("one", 2, 2);
  private final Workspace workspace = new Workspace(new FakeOpening(model), jobs);

  @Test
  void openingDataLooksAtItsFirstQuestion() {
    workspace.openData("fake");
    assertEquals("q0", workspace.example().orElseThrow().id());
  }

  @Test
  void aModelThatCannotBeOpenedLeavesTheOpenOneOpen() {
    workspace.openModel("fake");
    workspace.openModel("no such model");
    assertInstanceOf(InputException.class, faults.getFirst());
    assertEquals("one", workspace.model().orElseThrow().card().name());
    assertFalse(model.isClosed());
  }

  @Test
  void anotherModelClosesTheFormerAndItsJobsGetNothing() {
    workspace.openModel("fake");
    OpenModel former = workspace.model().orElseThrow();
    workspace.openModel("fake");
    assertTrue(model.isClosed());
    assertThrows(CancelledException.class, () -> former.use(open -> open.card().name()));
  }

  @Test
  void aModelThatIsNoLongerWantedWhenItIsOpenIsClosed() {
    Stepped background = new Stepped();
    Stepped window = new Stepped();
    JobRunner stepped = new JobRunner(background, window, faults::add);
    Workspace other = new Workspace(new FakeOpening(model), stepped);
    other.openModel("fake");
    background.step();
    stepped.cancelAll();
    window.stepAll();
    assertFalse(model.isClosed(), "not on the window's thread");
    background.stepAll();
    assertTrue(model.isClosed());
    assertTrue(other.model().isEmpty());
  }
}
