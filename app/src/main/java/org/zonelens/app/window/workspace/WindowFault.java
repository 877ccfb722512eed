package org.zonelens.app.window.workspace;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with what the user brings to the window. */
public enum WindowFault implements Fault {
  /** {0} the file or folder that is neither model, nor data set, nor session. */
  NOT_OPENABLE,
  /** {0} the file that is not there. */
  GONE,
  /** {0} the file to be written that is the session itself. */
  IS_THE_SESSION;

  @Override
  public String area() {
    return "window";
  }
}
