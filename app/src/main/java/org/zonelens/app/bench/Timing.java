package org.zonelens.app.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Wall-clock times of one thing, in seconds. */
final class Timing {
  private final List<Double> seconds = new ArrayList<>();

  /** Does it once more. */
  void time(Runnable work) {
    long began = System.nanoTime();
    work.run();
    seconds.add((System.nanoTime() - began) / 1e9);
  }

  /** Does it once more, for what comes of it. */
  <T> T timed(Supplier<T> work) {
    long began = System.nanoTime();
    T result = work.get();
    seconds.add((System.nanoTime() - began) / 1e9);
    return result;
  }

  double first() {
    return seconds.getFirst();
  }

  /** The middle one, of two middle ones the lower. */
  double median() {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    return sorted.get((sorted.size() - 1) / 2);
  }
}
