package org.zonelens.app.figure;

import org.zonelens.analysis.fault.Fault;

/** Why a sweep cannot be seen as a figure. */
public enum FigureFault implements Fault {
  /** {0} the figure, {1} what it would show, {2} what the sweep has. */
  NO_SUCH_PART;

  @Override
  public String area() {
    return "figure";
  }
}
