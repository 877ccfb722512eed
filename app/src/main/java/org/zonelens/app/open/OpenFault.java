package org.zonelens.app.open;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong when something that ships with the program is opened. */
enum OpenFault implements Fault {
  /** {0} the folder that demos are unpacked to. */
  CANNOT_UNPACK;

  @Override
  public String area() {
    return "open";
  }
}
