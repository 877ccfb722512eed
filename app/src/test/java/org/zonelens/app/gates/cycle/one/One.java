package org.zonelens.app.gates.cycle.one;

import org.zonelens.app.gates.cycle.two.Two;

/** Fixture: half of a cycle between packages. */
public final class One {
  public Two other() {
    return new Two(this);
  }
}
