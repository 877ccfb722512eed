package org.zonelens.app.doctor;

import java.util.List;

/**
 * What one check found.
 *
 * @param check what was looked at, such as {@code java}
 * @param outcome which of the check's texts tells it: {@code check.outcome} in the bundle
 * @param arguments of that text
 */
public record Finding(String check, String outcome, State state, List<Object> arguments) {

  /** How good it is. */
  public enum State {
    GOOD,
    /** Works, but something would make it better. */
    NOTE,
    FAILED
  }

  static Finding of(State state, String check, String outcome, Object... arguments) {
    return new Finding(check, outcome, state, List.of(arguments));
  }
}
