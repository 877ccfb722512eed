package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.zone.Intervention;

class TableFeedTest {
  private final List<SweepTable> seen = new ArrayList<>();
  private long clock = 1000;
  private long tableTakes;
  private final SweepTally tally =
      new SweepTally(
          SweepTallyTest.provenance(List.of(By.WHOLE), 1), List.of(Intervention.parse("q2")), 10);
  private final TableFeed feed = new TableFeed(tally, seen::add, this::tick);

  /** Every look at the clock finds that half the time of a table has passed. */
  private long tick() {
    clock += tableTakes;
    return clock;
  }

  @Test
  void cheapTablesAreMadeEveryTime() {
    for (int i = 0; i < 5; i++) {
      feed.offer();
    }
    assertEquals(5, seen.size());
  }

  @Test
  void dearTablesAreMadeForAFifthOfTheTime() {
    tableTakes = 10;
    feed.offer();
    tableTakes = 0;
    for (int i = 0; i < 39; i++) {
      clock++;
      feed.offer();
    }
    assertEquals(1, seen.size());
    clock++;
    feed.offer();
    assertEquals(2, seen.size());
  }

  @Test
  void theLastTableIsMadeWhateverItTakes() {
    tableTakes = 10;
    feed.offer();
    feed.feed();
    assertEquals(2, seen.size());
  }
}
