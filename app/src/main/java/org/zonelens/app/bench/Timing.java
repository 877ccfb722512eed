package org.zonelens.app.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Wall-clock times of one thing, in seconds. */
final class Timing {
  private final List<Double> seconds = new ArrayList<>();

  /** Does it once more. */
  void time(Runnable work) {
    long began = System.nanoTime();
    work.run();
    seconds.add((System.nanoTime() - began) / 1e9);
  }

  /** The middle one, of two middle ones the lower. */
  double median() {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    return sorted.get((sorted.size() - 1) / 2);
  }
}
