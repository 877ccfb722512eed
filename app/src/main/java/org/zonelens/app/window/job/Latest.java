package org.zonelens.app.window.job;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.zonelens.app.text.Message;

/**
 * A place for one result: asking again withdraws what was asked before, so that what is shown is
 * always the latest asked for. To be used on the window's thread.
 */
public final class Latest {
  private final JobRunner runner;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private Optional<Job> current = Optional.empty();
  private long asked;

  public Latest(JobRunner runner) {
    this.runner = runner;
  }

  /** Whether a result is on its way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Withdraws what was asked before and starts this. */
  public <T> void ask(Message title, Work<T> work, Consumer<? super T> publish) {
    ask(title, work, publish, () -> {});
  }

  /**
   * The same, and says when there will be no result.
   *
   * @param nothing called if this is still the latest asked for, and failed or was cancelled
   */
  public <T> void ask(Message title, Work<T> work, Consumer<? super T> publish, Runnable nothing) {
    withdraw();
    busy.set(true);
    long number = asked;
    current =
        Optional.of(
            runner.start(
                title,
                work,
                result -> settle(number, () -> publish.accept(result)),
                _ -> settle(number, nothing)));
  }

  /** Nothing asked for is wanted any more. */
  public void withdraw() {
    asked++;
    current.ifPresent(Job::cancel);
    current = Optional.empty();
    busy.set(false);
  }

  private void settle(long number, Runnable next) {
    // A job cancelled by a later request still ends, and must not end that request's wait.
    if (number == asked) {
      current = Optional.empty();
      busy.set(false);
      next.run();
    }
  }
}
