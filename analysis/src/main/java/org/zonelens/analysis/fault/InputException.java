package org.zonelens.analysis.fault;

import java.util.Arrays;
import java.util.List;

/**
 * The input is at fault, not the program: the user gets one sentence and a remedy, exit code 3 and
 * no stack trace. The sentence itself is looked up by the application, in the user's language.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;
  private final transient List<Object> arguments;

  /**
   * @param fault what is wrong
   * @param arguments the values that the sentence names, in the order of its placeholders
   */
  public InputException(Fault fault, Object... arguments) {
    super(fault.key() + Arrays.toString(arguments));
    this.fault = fault;
    this.arguments = List.of(arguments);
  }

  /** The same, keeping what first went wrong for the log. */
  public InputException(Throwable cause, Fault fault, Object... arguments) {
    this(fault, arguments);
    initCause(cause);
  }

  public Fault fault() {
    return fault;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
