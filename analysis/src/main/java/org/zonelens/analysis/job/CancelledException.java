package org.zonelens.analysis.job;

/** The user cancelled the work; what was finished before is kept. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CancelledException() {
    super("cancelled", null, false, false);
  }
}
