package org.zonelens.analysis.session;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with a session file. {0} is always the file. */
public enum SessionFault implements Fault {
  NOT_FOUND,
  /** There is a file already where a new session was to be. */
  EXISTS,
  NOT_A_SESSION,
  /** {1} the file's schema version, {2} the newest that this program knows. */
  NEWER,
  /** {1} what does not hold. */
  DAMAGED,
  /** {1} what was asked for differently, a list of name (then, now). */
  DIFFERS,
  /** Another program has it open for writing. */
  BUSY,
  /** {1} the system's reason. */
  CANNOT_ACCESS;

  @Override
  public String area() {
    return "session";
  }
}
