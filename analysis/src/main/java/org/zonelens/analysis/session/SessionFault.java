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
  CANNOT_ACCESS,
  /** The file or its folder is write-protected. */
  READ_ONLY,
  DISK_FULL,
  /** The file was deleted, moved or replaced while it was written; {1} where its content is now. */
  GONE,
  /** The same, but its content could not be saved; {1} where it was to be. */
  LOST,
  /** {1} the name, which a pinned trace has already. */
  NAME_TAKEN,
  /** {1} the name, which no pinned trace has. */
  NO_SUCH_TRACE,
  /** What was to be kept is more than a session can hold as one piece. */
  TOO_LARGE;

  @Override
  public String area() {
    return "session";
  }
}
