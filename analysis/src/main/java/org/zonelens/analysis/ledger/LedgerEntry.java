package org.zonelens.analysis.ledger;

import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.zone.Intervention;

/**
 * One published number and the session's own.
 *
 * @param mask whose effect both are
 * @param published in percent or percentage points
 * @param ours in the same
 * @param interval of ours, 95 %; unknown where the session's is, and for exact match of a sample
 */
public record LedgerEntry(Intervention mask, double published, double ours, Interval interval) {

  /** Ours minus the published one. */
  public double difference() {
    return ours - published;
  }

  /** Whether they differ by no more than so many points. */
  public boolean within(double tolerance) {
    // Numbers of three decimals, subtracted: 0.2 is still 0.2.
    return Math.abs(difference()) <= tolerance + 1e-9;
  }

  /** Whether the interval of ours holds the published one; not if it is unknown. */
  public boolean covers() {
    return interval.contains(published);
  }
}
