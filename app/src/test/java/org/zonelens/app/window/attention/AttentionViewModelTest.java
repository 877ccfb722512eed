package org.zonelens.app.window.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.session.PinnedTrace;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Workspace;

class AttentionViewModelTest {
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner jobs = new JobRunner(Runnable::run, Runnable::run, faults::add);
  private final FakeModel model = new FakeModel("one", 2, 3);
  private final Workspace workspace = new Workspace(new FakeOpening(model), jobs);
  private final AttentionViewModel attention = new AttentionViewModel(workspace, jobs);

  @BeforeEach
  void open() {
    workspace.openData("fake");
    workspace.openModel("fake");
  }

  private float[] shown() {
    return attention.mapProperty().get().orElseThrow().weights();
  }

  @Test
  void anotherHeadShowsAnotherMapWithoutAnotherRun() {
    float[] first = shown();
    int runs = model.runs();
    attention.headProperty().set(new HeadChoice.One(1, 2));
    assertFalse(Arrays.equals(first, shown()));
    assertEquals(runs, model.runs());
  }

  @Test
  void aHeadThatTheModelLacksShowsItsLastOne() {
    attention.headProperty().set(new HeadChoice.One(1, 2));
    float[] last = shown();
    attention.headProperty().set(new HeadChoice.One(11, 11));
    assertArrayEquals(last, shown());
  }

  @Test
  void theMeanOfALayerIsTheMeanOfItsHeads() {
    Attention all = attention.recordingProperty().get().orElseThrow().trace().attention();
    attention.headProperty().set(new HeadChoice.LayerMean(1));
    int at = 3 * all.size() + 5;
    float mean = (all.at(1, 0, 3, 5) + all.at(1, 1, 3, 5) + all.at(1, 2, 3, 5)) / 3;
    assertEquals(mean, shown()[at], 1e-6f);
  }

  @Test
  void masksActOnTheMapOnlyWhenAskedTo() {
    float[] plain = shown();
    workspace.masks().add(Intervention.parse("p2q"));
    assertArrayEquals(plain, shown());
    attention.maskedProperty().set(true);
    assertFalse(Arrays.equals(plain, shown()));
    double mass =
        attention.zonesProperty().get().stream()
            .filter(zone -> zone.zone().name().equals("P2Q"))
            .findFirst()
            .orElseThrow()
            .mass();
    assertEquals(0, mass);
  }

  @Test
  void theOutlineFollowsTheConvention() {
    attention.outlinedProperty().set(java.util.Set.of(NamedZone.P2Q));
    int published = attention.zonesProperty().get().getFirst().zone().cells().count();
    workspace.masks().setConvention(Convention.STRICT);
    int strict = attention.zonesProperty().get().getFirst().zone().cells().count();
    assertTrue(strict < published, strict + " of " + published);
  }

  @Test
  void withoutSomebodyLookingNothingIsRecorded() {
    attention.activeProperty().set(false);
    int runs = model.runs();
    workspace.exampleProperty().set(workspace.data().map(data -> data.examples().get(5)));
    assertEquals(runs, model.runs());
    attention.activeProperty().set(true);
    assertEquals(runs + 1, model.runs());
  }

  @Test
  void aPinnedTraceIsShownWithoutAnotherRunUntilAnotherQuestionIsChosen() throws Exception {
    workspace.masks().add(Intervention.parse("p2q"));
    attention.maskedProperty().set(true);
    float[] masked = shown();
    String name = attention.suggestedName().orElseThrow();
    assertTrue(name.endsWith(" p2q"), name);
    PinnedTrace pinned = attention.toPin(name).orElseThrow().run(JobContext.NONE);
    assertEquals(workspace.example().orElseThrow().id(), pinned.pin().example());
    attention.maskedProperty().set(false);
    int runs = model.runs();
    attention.show(pinned.trace());
    assertArrayEquals(masked, shown());
    assertTrue(attention.suggestedName().isEmpty());
    assertEquals(runs, model.runs());
    Example next = workspace.data().orElseThrow().examples().get(1);
    workspace.exampleProperty().set(Optional.of(next));
    assertFalse(Arrays.equals(masked, shown()));
    assertTrue(attention.suggestedName().isPresent());
  }
}
