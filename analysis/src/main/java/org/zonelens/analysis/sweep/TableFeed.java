package org.zonelens.analysis.sweep;

import java.util.function.LongSupplier;

/**
 * Gives a listener the table so far. Making one resamples passages for every intervention, which
 * grows with the sweep; it is put off while that would take more than a fifth of the time.
 */
final class TableFeed {
  private static final int WORK_PER_TABLE = 4;

  private final SweepTally tally;
  private final SweepListener listener;
  private final LongSupplier nanoseconds;
  private long nextAfter;
  private boolean fed;

  TableFeed(SweepTally tally, SweepListener listener, LongSupplier nanoseconds) {
    this.tally = tally;
    this.listener = listener;
    this.nanoseconds = nanoseconds;
  }

  /** Something new was counted. */
  void offer() {
    if (listener.equals(SweepListener.NONE)) {
      return;
    }
    if (!fed || nanoseconds.getAsLong() - nextAfter >= 0) {
      feed();
    }
  }

  /** The table with everything counted, told to the listener whatever it takes. */
  SweepTable feed() {
    long began = nanoseconds.getAsLong();
    SweepTable table = tally.table();
    long ended = nanoseconds.getAsLong();
    nextAfter = ended + WORK_PER_TABLE * (ended - began);
    fed = true;
    listener.update(table);
    return table;
  }
}
