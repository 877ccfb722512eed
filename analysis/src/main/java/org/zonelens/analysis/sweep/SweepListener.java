package org.zonelens.analysis.sweep;

/** Watches a sweep's table fill in. */
@FunctionalInterface
public interface SweepListener {

  /** Watches nothing. */
  SweepListener NONE = _ -> {};

  /**
   * Called on a thread of the sweep, one at a time, after batches of examples were finished and
   * kept: after every batch as long as making the tables costs little of the sweep's time,
   * otherwise now and then. The table is immutable.
   */
  void update(SweepTable soFar);
}
