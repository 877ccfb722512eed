package org.zonelens.app.window.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.Stepped;

class LatestTest {
  private final Stepped background = new Stepped();
  private final Stepped window = new Stepped();
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner runner = new JobRunner(background, window, faults::add);
  private final Latest latest = new Latest(runner);
  private final List<String> shown = new ArrayList<>();
  private final List<String> nothing = new ArrayList<>();

  private void ask(String result) {
    ask(result, _ -> result);
  }

  private void ask(String name, Work<String> work) {
    latest.ask(Message.of(name), work, shown::add, () -> nothing.add(name));
  }

  @Test
  void onlyTheLatestResultIsShownWhenTheFormerIsFinishedLater() {
    ask("former");
    ask("latest");
    background.stepLast();
    background.step();
    window.stepAll();
    assertEquals(List.of("latest"), shown);
    assertEquals(List.of(), nothing);
    assertFalse(latest.busyProperty().get());
  }

  @Test
  void aResultThatWasComputedButNotYetShownIsDroppedWhenAskedAgain() {
    ask("former");
    background.step();
    ask("latest");
    window.stepAll();
    assertEquals(List.of(), shown);
    assertTrue(latest.busyProperty().get());
    background.step();
    window.stepAll();
    assertEquals(List.of("latest"), shown);
  }

  @Test
  void workThatWasWithdrawnBeforeItBeganIsNeverRun() {
    List<String> ran = new ArrayList<>();
    ask(
        "former",
        _ -> {
          ran.add("former");
          return "former";
        });
    ask("latest");
    background.stepAll();
    assertEquals(List.of(), ran);
  }

  @Test
  void aFaultOfTheLatestIsToldAndEndsTheWait() {
    IllegalStateException fault = new IllegalStateException();
    ask(
        "broken",
        _ -> {
          throw fault;
        });
    background.stepAll();
    window.stepAll();
    assertEquals(List.of(fault), faults);
    assertEquals(List.of("broken"), nothing);
    assertFalse(latest.busyProperty().get());
  }

  @Test
  void aFaultOfWhatNobodyWaitsForIsNotTold() {
    ask(
        "broken",
        _ -> {
          throw new IllegalStateException();
        });
    background.step();
    ask("latest");
    background.step();
    window.stepAll();
    assertEquals(List.of("latest"), shown);
    assertEquals(List.of(), faults);
  }

  @Test
  void cancellingFromTheTaskListEndsTheWaitWithoutAResult() {
    ask("cancelled");
    runner.running().getFirst().cancel();
    background.stepAll();
    window.stepAll();
    assertEquals(List.of("cancelled"), nothing);
    assertEquals(List.of(), shown);
    assertFalse(latest.busyProperty().get());
  }

  @Test
  void manyProgressReportsBecomeOneUpdateOfTheWindow() {
    Job job =
        runner.start(
            Message.of("counted"),
            (JobContext context) -> {
              for (int done = 0; done <= 100; done++) {
                context.progress(done, 200);
              }
              return "";
            },
            shown::add);
    background.step();
    assertEquals(2, window.size(), "one for the progress, one for the end");
    window.step();
    assertEquals(0.5, job.progressProperty().get());
  }

  @Test
  void aJobIsListedUntilItEnds() {
    ask("listed");
    assertEquals(1, runner.running().size());
    background.step();
    assertEquals(1, runner.running().size());
    window.stepAll();
    assertEquals(List.of(), runner.running());
  }
}
