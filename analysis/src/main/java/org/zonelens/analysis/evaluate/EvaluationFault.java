package org.zonelens.analysis.evaluate;

import org.zonelens.analysis.fault.Fault;

/** Why questions cannot be answered. */
public enum EvaluationFault implements Fault {
  /** {0} tokens of the window. */
  NO_ROOM;

  @Override
  public String area() {
    return "evaluate";
  }
}
