package org.zonelens.models.device;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with where a model is to run. */
public enum DeviceFault implements Fault {
  /** {0} what was typed. */
  UNKNOWN_DEVICE,
  /** {0} the number of the GPU asked for, {1} how many GPUs there are. */
  NO_SUCH_GPU,
  /** {0} what the engine says. */
  ENGINE_DOES_NOT_START;

  @Override
  public String area() {
    return "device";
  }
}
