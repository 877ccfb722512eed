package org.zonelens.app.window.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.zone.SpecFault;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Workspace;

class WhatIfViewModelTest {
  private final Stepped background = new Stepped();
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner jobs = new JobRunner(background, Runnable::run, faults::add);
  private final FakeModel model = new FakeModel("one", 2, 2);
  private final Workspace workspace = new Workspace(new FakeOpening(model), jobs);
  private final WhatIfViewModel whatIf = new WhatIfViewModel(workspace, jobs);

  @BeforeEach
  void open() {
    workspace.openData("fake");
    workspace.openModel("fake");
    background.stepAll();
  }

  @Test
  void nothingIsComputedWhileNobodyLooks() {
    assertEquals(0, model.runs());
    whatIf.activeProperty().set(true);
    background.stepAll();
    assertEquals(1, model.runs());
  }

  @Test
  void aModelWithoutQaHeadIsNotAskedForAnswers() {
    FakeModel mute = new FakeModel("mute", 2, 2).withoutHead();
    Workspace viewed = new Workspace(new FakeOpening(mute), jobs);
    WhatIfViewModel asked = new WhatIfViewModel(viewed, jobs);
    asked.activeProperty().set(true);
    viewed.openData("fake");
    viewed.openModel("fake");
    background.stepAll();
    assertTrue(asked.cannotAnswer());
    assertEquals(0, mute.runs());
    assertEquals(List.of(), faults);
  }

  @Test
  void theAnswerUnderAMaskAppearsBesideTheUnmaskedOne() {
    whatIf.activeProperty().set(true);
    background.stepAll();
    assertEquals(Optional.of("wrote0"), whatIf.before());
    assertEquals(Optional.empty(), whatIf.after());
    assertTrue(whatIf.add("p2q"));
    background.stepAll();
    assertEquals(Optional.of("wrote0"), whatIf.before());
    assertNotEquals(Optional.of("wrote0"), whatIf.after());
  }

  @Test
  void onlyTheLastOfSeveralQuickEditsIsRun() {
    whatIf.activeProperty().set(true);
    background.stepAll();
    int before = model.runs();
    whatIf.add("p2q");
    whatIf.replace(0, "q2p");
    whatIf.replace(0, "q2");
    background.stepAll();
    assertEquals(2, model.runs() - before, "the model as it is, and the last mask");
    assertEquals(Optional.of("wrote0"), whatIf.after());
  }

  @Test
  void aMisspeltMaskIsExplainedAndChangesNothing() {
    assertFalse(whatIf.add("p3q"));
    assertEquals(SpecFault.UNKNOWN_ZONE, whatIf.specFaultProperty().get().orElseThrow().fault());
    assertTrue(whatIf.masks().masking().isNone());
    assertTrue(whatIf.add("p2q"));
    assertEquals(Optional.empty(), whatIf.specFaultProperty().get());
  }

  @Test
  void aLayerThatTheModelLacksIsRefusedBeforeItIsRun() {
    assertFalse(whatIf.add("p2q@7"));
    assertEquals(SpecFault.NO_SUCH_LAYER, whatIf.specFaultProperty().get().orElseThrow().fault());
    assertEquals(List.of(), faults);
  }
}
