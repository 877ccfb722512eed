package org.zonelens.models.demo;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong when the demo is trained again. */
public enum DemoFault implements Fault {
  /** {0} the file, {1} what it does not hold. */
  NOT_A_TRAINING,
  /** {0} the file, {1} what it was begun with, {2} what is asked for now. */
  OTHER_TRAINING,
  /** {0} the folder. */
  NOTHING_TO_RESUME,
  /** {0} the folder, which holds something else. */
  FOLDER_IN_USE,
  /** {0} the folder. */
  CANNOT_WRITE;

  @Override
  public String area() {
    return "demo";
  }
}
