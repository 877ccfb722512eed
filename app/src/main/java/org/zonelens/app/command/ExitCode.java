package org.zonelens.app.command;

/** How a command ended. */
final class ExitCode {
  static final int DONE = 0;
  static final int BUG = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;
  static final int CANCELLED = 4;

  private ExitCode() {}
}
