package org.zonelens.app.window.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Estimates when work will be done, from how fast it has been since it was first asked. */
final class TimeLeft {
  /** Before this much is done the estimate would jump about. */
  private static final double LEAST_DONE = 0.005;

  private final LongSupplier nanoTime;
  private final long began;
  private double firstFraction = -1;

  /**
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  TimeLeft(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
  }

  /**
   * The estimate.
   *
   * @param fraction how much is done, 0 to 1, or -1 if nobody knows
   */
  Optional<Duration> at(double fraction) {
    if (fraction < 0) {
      return Optional.empty();
    }
    if (firstFraction < 0) {
      // What a resumed sweep had finished before took none of this run's time.
      firstFraction = fraction;
    }
    double done = fraction - firstFraction;
    if (done < LEAST_DONE) {
      return Optional.empty();
    }
    double elapsed = nanoTime.getAsLong() - began;
    return Optional.of(Duration.ofNanos((long) (elapsed * (1 - fraction) / done)));
  }
}
