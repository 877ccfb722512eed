package org.zonelens.analysis.ledger;

import java.util.Locale;

/** What the numbers of a table are. */
public enum Measure {
  /** Exact match under the mask, in percent. */
  EM,
  /** Its change by the mask, in percentage points. */
  DELTA_EM;

  /** The name in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
