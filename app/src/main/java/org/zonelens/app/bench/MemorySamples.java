package org.zonelens.app.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.zonelens.models.device.LinuxMemory;

/** Looks at the memory of the process a few times a second, in a thread of its own. */
final class MemorySamples implements AutoCloseable {
  private static final long BETWEEN_MILLIS = 250;

  /** What may be more at the end than at the beginning of a run that is flat. */
  private static final double FLAT = 0.05;

  private final List<Sample> samples = new ArrayList<>();
  private final Thread watch = Thread.ofPlatform().daemon().name("memory").unstarted(this::watch);

  /**
   * One look.
   *
   * @param resident bytes of the process; empty where the system does not say
   * @param heap bytes that Java's heap takes of it
   */
  private record Sample(OptionalLong resident, long heap) {
    static Sample now() {
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
      return new Sample(LinuxMemory.resident(), heap);
    }
  }

  MemorySamples() {
    samples.add(Sample.now());
    watch.start();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_MILLIS);
        add();
      }
    } catch (InterruptedException _) {
      add();
    }
  }

  private synchronized void add() {
    samples.add(Sample.now());
  }

  /** Looks a last time. */
  @Override
  public void close() {
    watch.interrupt();
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was seen so far; empty where the system does not say. */
  synchronized Optional<MemoryBench.Memory> seen() {
    if (samples.stream().anyMatch(sample -> sample.resident().isEmpty())) {
      return Optional.empty();
    }
    ToLongFunction<Sample> resident = sample -> sample.resident().getAsLong();
    int third = Math.ceilDiv(samples.size(), 3);
    long early = median(samples.subList(0, third));
    long late = median(samples.subList(samples.size() - third, samples.size()));
    return Optional.of(
        new MemoryBench.Memory(
            resident.applyAsLong(samples.getFirst()),
            samples.stream().mapToLong(resident).max().orElseThrow(),
            late - early,
            late - early <= FLAT * early,
            samples.stream().mapToLong(Sample::heap).max().orElseThrow(),
            samples.stream()
                .mapToLong(sample -> resident.applyAsLong(sample) - sample.heap())
                .max()
                .orElseThrow()));
  }

  private static long median(List<Sample> some) {
    long[] sorted =
        some.stream().mapToLong(sample -> sample.resident().getAsLong()).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
