package org.zonelens.analysis.sweep;

/**
 * How a sweep ended.
 *
 * @param table of everything finished, in this run and before
 * @param seconds wall-clock time of this run
 * @param computed answers that this run computed, the baseline's included
 * @param proven answers that are the baseline's by proof, not computed to the end
 */
public record SweepResult(
    SweepTable table, double seconds, long computed, long proven, Ending ending) {

  /** Whether the user stopped before the last example. */
  public boolean cancelled() {
    return ending == Ending.CANCELLED;
  }
}
