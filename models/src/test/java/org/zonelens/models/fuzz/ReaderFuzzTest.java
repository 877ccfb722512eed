package org.zonelens.models.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.tokenizer.SentencePieceBytes;

/**
 * Feeds the readers with damaged files. A file is either read to its end or refused as a fault of
 * the input, with little memory and few steps; anything else that is thrown is a bug.
 *
 * <p>Inputs that end in a place of the readers where none ended before are damaged further. The
 * smallest for every fault are kept as the corpus in the resources, which is read first. {@code
 * -Dzonelens.fuzz.inputs=N -Dzonelens.fuzz.seed=S} looks further; {@code -Dzonelens.fuzz.keep=F}
 * writes what was found there.
 */
class ReaderFuzzTest {
  private static final long SEED = Long.getLong("zonelens.fuzz.seed", 20260117);
  private static final int INPUTS = Integer.getInteger("zonelens.fuzz.inputs", 6_000);
  private static final int LARGEST = 8_192;

  /** Heap for one small file, however it is made. */
  private static final long MOST_HEAP = 16L << 20;

  private static final int MOST_CHECKS = 10_000;

  /** Frames of the fault that tell one end from another. */
  private static final int DEPTH = 4;

  @TempDir private Path folder;

  static Stream<FuzzTarget> targets() throws IOException, URISyntaxException {
    FuzzTarget pieces =
        new FuzzTarget(
            "sentencepiece",
            SentencePieceBytes.pieces(),
            SentencePieceBytes::model,
            SentencePieceBytes.tokens(),
            (file, _) -> SentencePieceBytes.read(file));
    return Stream.concat(WeightTargets.all().stream(), Stream.of(pieces));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void damagedFilesAreReadOrRefused(FuzzTarget target, TestReporter reporter)
      throws IOException, URISyntaxException {
    reporter.publishEntry(Map.of("seed", String.valueOf(SEED), "inputs", String.valueOf(INPUTS)));
    SplittableRandom random = new SplittableRandom(SEED);
    Mutator mutator = new Mutator(random, target.tokens());
    Map<String, byte[]> ends = new HashMap<>();
    List<byte[]> wholes = new ArrayList<>(corpus(target.name()));
    List<byte[]> parts = new ArrayList<>(target.parts());
    target.parts().forEach(part -> wholes.add(target.whole().apply(part)));
    for (byte[] whole : wholes) {
      ends.putIfAbsent(end(target, whole, -1), whole);
    }
    assertTrue(ends.containsKey("read"), "an honest file is read");
    for (int i = 0; i < INPUTS; i++) {
      boolean inner = random.nextBoolean();
      List<byte[]> pool = inner ? parts : wholes;
      byte[] damaged = mutator.mutate(pick(pool, random), pick(pool, random));
      byte[] whole = inner ? target.whole().apply(damaged) : damaged;
      if (whole.length > LARGEST) {
        continue;
      }
      String end = end(target, whole, i);
      byte[] known = ends.get(end);
      if (known == null) {
        pool.add(damaged);
      }
      if (known == null || known.length > whole.length) {
        ends.put(end, whole);
      }
    }
    reporter.publishEntry("different ends", String.valueOf(ends.size()));
    // Mutations that all end alike would test nothing.
    assertTrue(ends.size() > 10, ends.keySet()::toString);
    keep(target, ends);
  }

  private static byte[] pick(List<byte[]> pool, SplittableRandom random) {
    return pool.get(random.nextInt(pool.size()));
  }

  /** Where reading ended: "read", or where it was refused. */
  private String end(FuzzTarget target, byte[] bytes, int number) throws IOException {
    Path file = folder.resolve("weights");
    overwrite(file, bytes);
    CountingContext context = new CountingContext();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    String end = "read";
    try {
      target.reader().read(file, context);
    } catch (InputException refused) {
      end =
          refused.fault().key()
              + Arrays.stream(refused.getStackTrace())
                  .limit(DEPTH)
                  .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                  .collect(Collectors.joining(" ", " ", ""));
    } catch (Throwable bug) {
      fail(describe(target, bytes, number), bug);
    }
    long heap = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(heap < MOST_HEAP, () -> heap + " bytes of heap: " + describe(target, bytes, number));
    assertTrue(context.checks < MOST_CHECKS, () -> describe(target, bytes, number));
    return end;
  }

  /** Never cuts the file to nothing first: some file systems then write to the disk at once. */
  private static void overwrite(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.truncate(bytes.length);
    }
  }

  private static String describe(FuzzTarget target, byte[] bytes, int number) {
    String encoded = Base64.getEncoder().encodeToString(bytes);
    return target.name() + ", seed " + SEED + ", input " + number + ": " + encoded;
  }

  private static List<byte[]> corpus(String name) throws IOException, URISyntaxException {
    URL folder = ReaderFuzzTest.class.getResource(name);
    if (folder == null) {
      return List.of();
    }
    List<byte[]> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.sorted().toList()) {
        corpus.add(Files.readAllBytes(file));
      }
    }
    return corpus;
  }

  private static void keep(FuzzTarget target, Map<String, byte[]> ends) throws IOException {
    String kept = System.getProperty("zonelens.fuzz.keep");
    if (kept != null) {
      Map<String, byte[]> smallest = new HashMap<>();
      ends.forEach(
          (end, bytes) ->
              smallest.merge(
                  end.substring(0, (end + " ").indexOf(' ')),
                  bytes,
                  (one, other) -> one.length <= other.length ? one : other));
      Path folder = Files.createDirectories(Path.of(kept).resolve(target.name()));
      for (Map.Entry<String, byte[]> each : smallest.entrySet()) {
        Files.write(folder.resolve(each.getKey() + ".bin"), each.getValue());
      }
    }
  }

  private static final class CountingContext implements JobContext {
    private int checks;

    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean isCancelled() {
      checks++;
      return false;
    }
  }
}
