package org.zonelens.app.window.workspace;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.app.text.Message;

/** The one banner of the window: the latest thing the user should know. */
public final class Notices {
  private static final Logger LOG = Logger.getLogger(Notices.class.getName());

  private final ReadOnlyObjectWrapper<Optional<Notice>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public ReadOnlyObjectProperty<Optional<Notice>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Tells the user what went wrong, and the log the details. */
  public void fault(Throwable thrown) {
    if (thrown instanceof InputException input) {
      LOG.log(Level.INFO, "the input is at fault", input);
      current.set(Optional.of(new Notice.InputFault(input)));
    } else {
      LOG.log(Level.SEVERE, "a bug", thrown);
      current.set(Optional.of(new Notice.Bug(thrown)));
    }
  }

  public void done(Message message) {
    current.set(Optional.of(new Notice.Done(message)));
  }

  public void dismiss() {
    current.set(Optional.empty());
  }
}
