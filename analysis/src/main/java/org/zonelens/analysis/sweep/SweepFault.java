package org.zonelens.analysis.sweep;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with what a user asks of a sweep. */
public enum SweepFault implements Fault {
  /** {0} the file, {1} what the sweep went by instead. */
  NOT_BY_LAYER,
  /** {0} the file, {1} the system's reason. */
  CANNOT_WRITE;

  @Override
  public String area() {
    return "sweep";
  }
}
