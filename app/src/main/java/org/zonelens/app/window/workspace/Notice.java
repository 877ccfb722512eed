package org.zonelens.app.window.workspace;

import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.text.Message;

/** Something the user is told in the banner. */
public sealed interface Notice {

  /** The input is at fault. */
  record InputFault(InputException fault) implements Notice {}

  /** The program is at fault; the details are in the log file. */
  record Bug(Throwable cause) implements Notice {}

  /** Something went well that is not to be seen otherwise, such as a file that was written. */
  record Done(Message message) implements Notice {}
}
