package org.zonelens.models.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.device.TensorEngine;

class DemoTrainingTest {
  private static final DemoTraining.Settings TINY =
      new DemoTraining.Settings(DemoLanguage.ENGLISH, 3, 12, 4, false);

  @TempDir Path folder;
  private int threads;

  /** With several threads, sums may be split differently from run to run, and round differently. */
  @BeforeEach
  void useOneThread() {
    threads = TensorEngine.threads();
    TensorEngine.useThreads(1);
  }

  @AfterEach
  void useAsManyThreadsAsBefore() {
    TensorEngine.useThreads(threads);
  }

  /** Cancels once as many steps are done. */
  private static JobContext stoppingAt(int steps) {
    return new JobContext() {
      private long reached;

      @Override
      public void progress(long done, long total) {
        reached = done;
      }

      @Override
      public boolean isCancelled() {
        return reached >= steps;
      }
    };
  }

  @Test
  void anInterruptedTrainingGoesOnToTheSameWeights() throws IOException {
    Path whole = folder.resolve("whole");
    Path halted = folder.resolve("halted");
    DemoTraining.run(whole, TINY, JobContext.NONE);
    assertThrows(CancelledException.class, () -> DemoTraining.run(halted, TINY, stoppingAt(5)));
    assertFalse(Files.exists(halted.resolve("model.safetensors")));
    DemoTraining.Report rest = DemoTraining.run(halted, TINY.resuming(), JobContext.NONE);
    assertEquals(7, rest.steps());
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("model.safetensors")),
        Files.readAllBytes(halted.resolve("model.safetensors")));
    assertFalse(Files.exists(halted.resolve("training.safetensors")));
  }

  @Test
  void aTrainingBegunWithOtherSettingsIsNotResumed() {
    assertThrows(CancelledException.class, () -> DemoTraining.run(folder, TINY, stoppingAt(0)));
    InputException refused =
        assertThrows(
            InputException.class,
            () -> DemoTraining.run(folder, TINY.withSeed(4).resuming(), JobContext.NONE));
    assertEquals(DemoFault.OTHER_TRAINING, refused.fault());
  }

  @Test
  void somebodyElsesFolderIsLeftAlone() throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), "mine");
    for (DemoTraining.Settings settings : List.of(TINY, TINY.resuming())) {
      InputException refused =
          assertThrows(
              InputException.class, () -> DemoTraining.run(folder, settings, JobContext.NONE));
      assertEquals(DemoFault.FOLDER_IN_USE, refused.fault());
    }
    assertEquals("mine", Files.readString(config));
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void anEmptyFolderHasNothingToResume() {
    InputException refused =
        assertThrows(
            InputException.class, () -> DemoTraining.run(folder, TINY.resuming(), JobContext.NONE));
    assertEquals(DemoFault.NOTHING_TO_RESUME, refused.fault());
  }
}
