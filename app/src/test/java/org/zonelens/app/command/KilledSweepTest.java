package org.zonelens.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.zone.Intervention;

/**
 * Sweeps by the command line in processes of their own, which are killed at random moments and then
 * resumed. More of them, at others, with {@code -Dkilled.sweeps=N -Dkilled.seed=N}.
 */
class KilledSweepTest {
  private static final int KILLS = Integer.getInteger("killed.sweeps", 3);
  private static final long SEED = Long.getLong("killed.seed", 1);

  @TempDir Path folder;

  private int started;

  private Process sweep(Path session, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Dzonelens.home=" + folder.resolve("home"),
            "-Djava.util.logging.config.class=org.zonelens.app.log.LogSetup",
            "-Duser.language=en",
            "-cp",
            System.getProperty("java.class.path"),
            "org.zonelens.app.Main"));
    command.addAll(
        List.of("sweep", "--model", "demo-en", "--data", "demo-en", "--seed", "3", "--limit"));
    command.addAll(List.of("120", "--zones", "all,q2,p2q", "--by", "whole", "--threads", "1"));
    command.addAll(List.of("--device", "cpu", "--session", session.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said-" + ++started).toFile())
        .start();
  }

  private void assertExit(int expected, Process process) throws Exception {
    assertEquals(expected, process.waitFor(), this::said);
  }

  /** What the process started last said. */
  private String said() {
    try {
      return Files.readString(folder.resolve("said-" + started));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Waits until there is a session, and so a sweep; false if the process ended before. */
  private static boolean begins(Process process, Path session) throws InterruptedException {
    while (process.isAlive() && !Files.exists(session)) {
      Thread.sleep(5);
    }
    return Files.exists(session);
  }

  /** Looks on until so many questions are done. */
  private static void waitFor(int questions, Process process, Path file)
      throws InterruptedException {
    try (Session session = Session.open(file)) {
      while (process.isAlive() && session.baselinePredictions().size() < questions) {
        Thread.sleep(10);
      }
    }
  }

  private List<String> sessions() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains("zlens"))
          .sorted()
          .toList();
    }
  }

  /** All that is in a session but when and how often it was worked on. */
  private record Content(
      Object provenance,
      List<Intervention> interventions,
      List<ExampleOutcome> outcomes,
      Map<String, String> baseline) {

    static Content of(Path file) {
      try (Session session = Session.open(file)) {
        List<ExampleOutcome> outcomes = new ArrayList<>();
        session.replay(outcomes::add);
        return new Content(
            session.provenance(),
            session.interventions(),
            outcomes,
            new LinkedHashMap<>(session.baselinePredictions()));
      }
    }
  }

  @Test
  void killedAtAnyMomentAndResumedItEqualsAnUndisturbedSessionRowByRow() throws Exception {
    Path whole = folder.resolve("whole.zlens");
    assertExit(ExitCode.DONE, sweep(whole));
    Content expected = Content.of(whole);
    assertEquals(120, expected.outcomes().size());
    Files.delete(whole);

    Random random = new Random(SEED);
    int within = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path file = folder.resolve("killed.zlens");
      Process process = sweep(file);
      assertTrue(begins(process, file), said());
      waitFor(random.nextInt(100), process, file);
      Thread.sleep(random.nextLong(100));
      process.destroyForcibly().waitFor();
      int done = Content.of(file).outcomes().size();
      within += done > 0 && done < 120 ? 1 : 0;
      assertExit(ExitCode.DONE, sweep(file, "--resume"));
      assertEquals(expected, Content.of(file), "killed after %d of 120".formatted(done));
      assertEquals(List.of("killed.zlens"), sessions());
      System.out.printf("killed after %d of 120 questions%n", done);
      Files.delete(file);
    }
    assertTrue(within > 0, "all of %d were killed before or after the sweep".formatted(KILLS));
  }

  @Test
  void toldToEndItKeepsWhatIsFinishedAndSaysCancelled() throws Exception {
    Path file = folder.resolve("ended.zlens");
    Process process = sweep(file);
    assertTrue(begins(process, file), said());
    process.destroy();
    assertExit(ExitCode.CANCELLED, process);
    assertEquals(List.of("ended.zlens"), sessions());
    try (Session session = Session.open(file)) {
      assertFalse(session.table().isComplete());
      assertTrue(session.runs().getLast().ended().isPresent());
    }
    assertExit(ExitCode.DONE, sweep(file, "--resume"));
    try (Session session = Session.open(file)) {
      assertTrue(session.table().isComplete());
      assertEquals(2, session.runs().size());
    }
  }

  @Test
  void aSweepIntoASessionThatAnotherProgramWritesIsToldSo() throws Exception {
    Path file = folder.resolve("shared.zlens");
    assertExit(ExitCode.DONE, sweep(file));
    try (Session first = Session.edit(file)) {
      assertExit(ExitCode.INPUT, sweep(file, "--resume"));
      List<String> lines =
          said().lines().filter(line -> !line.matches("(Reading|Opening).*\\d+%.*")).toList();
      assertEquals(2, lines.size(), said());
      assertTrue(lines.getFirst().contains("being written by another program"), said());
      first.addNote("not disturbed");
    }
    assertEquals(List.of("shared.zlens"), sessions());
    assertExit(ExitCode.DONE, sweep(file, "--resume"));
  }
}
