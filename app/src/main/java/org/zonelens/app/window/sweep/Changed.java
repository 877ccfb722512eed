package org.zonelens.app.window.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.session.Session;

/**
 * What a change of the session that is shown left.
 *
 * @param reopened the session opened anew, as the change may have brought it to another version;
 *     empty if the sweep that writes it goes on
 * @param kept what is kept in it now
 */
record Changed(Optional<Session> reopened, Kept kept) implements AutoCloseable {

  /** Two changes at once would find the session in use. */
  private static final Object ONE_AT_A_TIME = new Object();

  /**
   * Changes a session: through the sweep that writes it, or else by opening it to be changed.
   *
   * @param shown as it is open now
   */
  static Changed of(Path file, Session shown, Consumer<Session> change) {
    synchronized (ONE_AT_A_TIME) {
      // The sweep that writes it must not end between the question and the change.
      synchronized (shown) {
        if (shown.isWritable()) {
          change.accept(shown);
          return new Changed(Optional.empty(), Kept.of(shown));
        }
      }
      try (Session edited = Session.edit(file)) {
        change.accept(edited);
      }
      Session again = Session.open(file);
      try {
        return new Changed(Optional.of(again), Kept.of(again));
      } catch (RuntimeException damaged) {
        again.close();
        throw damaged;
      }
    }
  }

  /** The same for what nobody asked for: a session that cannot be written is left alone. */
  static Changed ifWritable(Path file, Session shown, Consumer<Session> change) {
    try {
      return of(file, shown, change);
    } catch (InputException readOnlyOrInUse) {
      return new Changed(Optional.empty(), Kept.of(shown));
    }
  }

  @Override
  public void close() {
    reopened.ifPresent(Session::close);
  }
}
