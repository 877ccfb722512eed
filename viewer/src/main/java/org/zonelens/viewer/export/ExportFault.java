package org.zonelens.viewer.export;

import org.zonelens.analysis.fault.Fault;

/** What can be wrong with the file a figure is to be written to. */
public enum ExportFault implements Fault {
  /** Arguments: the file. Its ending names no format. */
  UNKNOWN_ENDING,
  /** Arguments: the file, what the system says. */
  UNWRITABLE;

  @Override
  public String area() {
    return "export";
  }
}
