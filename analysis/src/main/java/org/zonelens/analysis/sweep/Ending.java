package org.zonelens.analysis.sweep;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a sweep came to its end. */
public enum Ending {
  /** Every example is done. */
  COMPLETE,
  /** The user stopped it; what was finished is kept. */
  CANCELLED,
  /** Its {@link StopRule} was met; what is left can be done later. */
  PRECISE_ENOUGH;

  public static Optional<Ending> byId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** The name in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
