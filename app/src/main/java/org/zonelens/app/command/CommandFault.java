package org.zonelens.app.command;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with what a command is asked for. */
enum CommandFault implements Fault {
  /** {0} the data set, {1} the id. */
  NO_SUCH_EXAMPLE,
  /** {0} the window asked for, {1} the last there is. */
  NO_SUCH_WINDOW,
  /** {0} the file. */
  CANNOT_WRITE,
  /** {0} a file to be written that is also an input or another output. */
  SAME_FILE;

  @Override
  public String area() {
    return "command";
  }
}
