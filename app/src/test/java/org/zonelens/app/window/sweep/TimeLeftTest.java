package org.zonelens.app.window.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private long now;

  @Test
  void halfInTenSecondsMeansTenMore() {
    TimeLeft left = new TimeLeft(() -> now);
    left.at(0);
    now = Duration.ofSeconds(10).toNanos();
    assertEquals(Optional.of(Duration.ofSeconds(10)), left.at(0.5));
  }

  @Test
  void whatWasDoneBeforeTheRunBeganDoesNotMakeItLookFast() {
    TimeLeft left = new TimeLeft(() -> now);
    left.at(0.8);
    now = Duration.ofSeconds(10).toNanos();
    assertEquals(10.0, left.at(0.9).orElseThrow().toMillis() / 1000.0, 0.01);
  }

  @Test
  void nothingIsPromisedAtTheVeryBeginning() {
    TimeLeft left = new TimeLeft(() -> now);
    left.at(0);
    now = 1;
    assertEquals(Optional.empty(), left.at(0.001));
  }
}
