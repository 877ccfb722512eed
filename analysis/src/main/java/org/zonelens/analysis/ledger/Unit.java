package org.zonelens.analysis.ledger;

/** How a table writes its numbers. */
public enum Unit {
  /** Of 100. */
  PERCENT(1),
  /** Of 1. */
  FRACTION(100);

  private final int percent;

  Unit(int percent) {
    this.percent = percent;
  }

  double inPercent(double value) {
    return value * percent;
  }
}
