package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.device.ComputeChoice;

/** Whole models that others saved with PyTorch; skipped where they are not. */
class SharedCheckpointsTest {
  private static Path shared(String name) {
    Path root = Path.of(System.getProperty("zonelens.shared", "../../shared")).resolve("data");
    assumeTrue(
        Files.isDirectory(root),
        () -> "skipped: no shared data at " + root.toAbsolutePath().normalize());
    return root.resolve("checkpoints").resolve(name);
  }

  private static HuggingFaceModel open(Path directory) {
    return HuggingFaceModel.open(directory, "shared", ComputeChoice.CPU, JobContext.NONE);
  }

  @Test
  void modelInTheOlderFormatOpensWithoutAHead() {
    try (HuggingFaceModel model = open(shared("legacy-bert"))) {
      assertEquals(3, model.card().layers());
      assertFalse(model.card().hasQaHead());
      assertEquals(List.of("pooler.dense.bias", "pooler.dense.weight"), model.card().unused());
    }
  }

  @Test
  void modelForAnotherTaskOpensWithoutItsHead() {
    try (HuggingFaceModel opened = open(shared("zip-bert"))) {
      assertFalse(opened.card().hasQaHead());
      assertEquals(
          List.of("classifier.bias", "classifier.weight"),
          opened.card().unused().stream().filter(name -> name.startsWith("classifier")).toList());
    }
  }
}
