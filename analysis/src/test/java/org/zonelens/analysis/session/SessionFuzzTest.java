package org.zonelens.analysis.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepSetup;

/**
 * Sessions broken at random: each is read or refused, whatever is done with it. More rounds, and
 * others, with {@code -Dsession.fuzz.rounds=N -Dsession.fuzz.seed=N}.
 */
class SessionFuzzTest {
  private static final int ROUNDS = Integer.getInteger("session.fuzz.rounds", 200);
  private static final long SEED = Long.getLong("session.fuzz.seed", 1);
  private static final int PAGE = 4096;

  private static final OverlapModel MODEL = new OverlapModel();
  private static final SweepSetup SETUP = Sweeps.setup(MODEL, 42);

  @TempDir static Path original;
  @TempDir Path folder;

  private static byte[] valid;

  @BeforeAll
  static void makeASession() throws IOException {
    Path file = original.resolve("a.zlens");
    int[] batches = {0};
    try (Session session = Session.create(file, SETUP, Sweeps.HERE)) {
      session.pin(Traces.pinned("a trace"));
      session.addNote("a note");
      session.putFigure("a figure", "{}");
      JobContext someBatches =
          new JobContext() {
            @Override
            public void progress(long done, long total) {
              batches[0]++;
            }

            @Override
            public boolean isCancelled() {
              return batches[0] > 100;
            }
          };
      Sweep.run(MODEL, Sweeps.SMALL, SETUP, session, someBatches, SweepListener.NONE);
      assertTrue(session.table().done() > 0 && session.table().done() < 40);
    }
    valid = Files.readAllBytes(file);
  }

  @Test
  void aBrokenSessionIsReadOrRefused() throws IOException {
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path broken = folder.resolve("broken-" + round + ".zlens");
      Files.write(broken, broken(random));
      if (random.nextInt(10) == 0) {
        byte[] log = new byte[random.nextInt(3 * PAGE)];
        random.nextBytes(log);
        Files.write(Path.of(broken + (random.nextBoolean() ? "-wal" : "-journal")), log);
      }
      try {
        use(broken, random);
      } catch (InputException e) {
        assertTrue(e.fault() instanceof SessionFault, e.getMessage());
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("round %d of seed %d".formatted(round, SEED), e);
      }
    }
    assertTrue(refused > ROUNDS / 5 && refused < ROUNDS, refused + " refused");
  }

  private static byte[] broken(Random random) {
    byte[] bytes = valid.clone();
    int pages = bytes.length / PAGE;
    int page = random.nextInt(pages) * PAGE;
    switch (random.nextInt(8)) {
      case 0 -> flip(bytes, random, 0, 200);
      case 1 -> flip(bytes, random, 0, PAGE);
      case 2 -> flip(bytes, random, page, PAGE);
      case 3 -> flip(bytes, random, 0, bytes.length);
      case 4 -> Arrays.fill(bytes, page, page + PAGE, (byte) random.nextInt(256));
      case 5 -> System.arraycopy(valid, random.nextInt(pages) * PAGE, bytes, page, PAGE);
      case 6 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 3 * PAGE));
      }
      default -> {
        byte[] rest = Arrays.copyOfRange(bytes, page, bytes.length);
        int shift = 1 + random.nextInt(64);
        System.arraycopy(rest, 0, bytes, page, Math.max(0, rest.length - shift));
        System.arraycopy(
            rest, Math.min(shift, rest.length), bytes, page, Math.max(0, rest.length - shift));
      }
    }
    return bytes;
  }

  private static void flip(byte[] bytes, Random random, int from, int length) {
    int flips = 1 + random.nextInt(8);
    for (int i = 0; i < flips; i++) {
      bytes[from + random.nextInt(length)] = (byte) random.nextInt(256);
    }
  }

  private static void use(Path broken, Random random) {
    try (Session session = Session.open(broken)) {
      assertEquals(15, session.table().cells().size());
      session.runs();
      session.batching();
      session.notes();
      session.figures();
      for (Pin pin : session.traces()) {
        session.trace(pin.name());
      }
      for (var mask : session.interventions()) {
        session.flips(mask);
        session.predictions(mask);
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> {
        try (Session session = Session.edit(broken)) {
          session.addNote("another");
          session.unpin("a trace");
          session.pin(Traces.pinned("another"));
        }
      }
      case 1 -> {
        try (Session session = Session.resume(broken, SETUP, Sweeps.HERE)) {
          Sweep.run(MODEL, Sweeps.SMALL, SETUP, session, JobContext.NONE, SweepListener.NONE);
        }
      }
      default -> {}
    }
  }
}
