package org.zonelens.app.window.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.data.Example;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Workspace;

class ExamplesViewModelTest {
  private final JobRunner jobs =
      new JobRunner(
          Runnable::run,
          Runnable::run,
          thrown -> {
            throw new AssertionError(thrown);
          });
  private final Workspace workspace =
      new Workspace(new FakeOpening(new FakeModel("one", 1, 1)), jobs);
  private final ExamplesViewModel examples = new ExamplesViewModel(workspace);

  @BeforeEach
  void open() {
    workspace.openData("fake");
  }

  private List<String> found() {
    return examples.foundProperty().get().stream().map(Example::id).toList();
  }

  @Test
  void everyWordOfTheSearchMustStandInTheQuestion() {
    examples.searchProperty().set("DID bela");
    assertEquals(10, found().size());
    examples.searchProperty().set("bela cyr");
    assertEquals(List.of(), found());
  }

  @Test
  void anIdFindsItsQuestion() {
    examples.searchProperty().set("q17");
    assertEquals(List.of("q17"), found());
  }

  @Test
  void steppingGoesAlongTheFoundQuestionsAndStopsAtTheEnd() {
    examples.searchProperty().set("dov");
    examples.step(1);
    assertEquals("q3", workspace.example().orElseThrow().id());
    examples.step(1);
    assertEquals("q7", workspace.example().orElseThrow().id());
    examples.step(100);
    assertEquals("q39", workspace.example().orElseThrow().id());
  }
}
