package org.zonelens.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.job.JobContext;

class FingerprintTest {
  private static final List<String> WEIGHTS = List.of("model.safetensors");

  @TempDir private Path directory;

  @BeforeEach
  void writeModel() throws IOException {
    Files.writeString(directory.resolve("config.json"), "{}");
    Files.writeString(directory.resolve("vocab.txt"), "it\n");
  }

  @Test
  void aDirectoryKeepsTheFingerprintThatSessionsHold() {
    assertEquals(
        "d04d60b471d96e886b25bf1ca4e23878648e4c347f8ff2981f0a91344563905f",
        Fingerprint.of(directory, WEIGHTS, JobContext.NONE));
  }

  @Test
  void everyVocabularyCounts() throws IOException {
    List<String> files =
        List.of("vocab.json", "merges.txt", "sentencepiece.bpe.model", "spiece.model", "spm.model");
    Set<String> seen = new HashSet<>();
    seen.add(Fingerprint.of(directory, WEIGHTS, JobContext.NONE));
    for (String file : files) {
      Files.writeString(directory.resolve(file), "it");
      seen.add(Fingerprint.of(directory, WEIGHTS, JobContext.NONE));
    }
    assertEquals(1 + files.size(), seen.size());
  }
}
