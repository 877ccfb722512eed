package org.zonelens.analysis.model;

/** The device has no room for what was asked of it; less at a time may do. */
public final class OutOfMemory extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OutOfMemory(Throwable cause) {
    super(cause);
  }
}
