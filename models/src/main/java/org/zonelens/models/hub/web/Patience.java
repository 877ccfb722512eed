package org.zonelens.models.hub.web;

import java.time.Duration;
import java.util.Optional;
import org.zonelens.analysis.job.JobContext;

/**
 * How often something that failed is tried again, and after what pause: each twice the one before,
 * unless the server says how long.
 *
 * @param tries in all
 * @param first pause
 * @param longest pause that is waited at all
 */
public record Patience(int tries, Duration first, Duration longest) {
  /** For people who wait: half a minute or so in all. */
  public static final Patience USUAL =
      new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

  private static final Duration LOOK = Duration.ofMillis(50);

  /**
   * Waits before the next try.
   *
   * @param failed how many tries have failed, 1 or more
   * @param asked what the server asks for
   * @return false if there is to be no next try
   * @throws org.zonelens.analysis.job.CancelledException when the user asked to stop
   */
  boolean pause(int failed, Optional<Duration> asked, JobContext context) {
    Duration pause = asked.orElse(first.multipliedBy(1L << (failed - 1)));
    if (failed >= tries || pause.compareTo(longest) > 0) {
      return false;
    }
    long end = System.nanoTime() + pause.toNanos();
    for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
      context.checkpoint();
      sleep(Math.min(left, LOOK.toNanos()));
    }
    context.checkpoint();
    return true;
  }

  private static void sleep(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(nanos));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.zonelens.analysis.job.CancelledException();
    }
  }
}
