package org.zonelens.app.window.job;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.app.text.Message;

/**
 * One piece of work that runs in the background. Its properties belong to the window's thread; the
 * work itself sees it as a {@link JobContext}.
 */
public final class Job implements JobContext {

  /** Where a job stands. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /** How much of the work is finished. */
  private record Progress(long done, long total) {
    double fraction() {
      return total <= 0 ? -1 : Math.min(1.0, (double) done / total);
    }
  }

  private final Message title;
  private final Executor window;
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
  private final AtomicReference<Progress> latest = new AtomicReference<>(new Progress(0, -1));
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile boolean cancelled;

  Job(Message title, Executor window) {
    this.title = title;
    this.window = window;
  }

  public Message title() {
    return title;
  }

  /** The fraction that is finished, or -1 when nobody knows. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Asks the work to stop at its next checkpoint. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void progress(long done, long total) {
    latest.set(new Progress(done, total));
    // Coalesced: while one update waits for the window, further ones only replace its value.
    if (waiting.compareAndSet(false, true)) {
      window.execute(this::showProgress);
    }
  }

  private void showProgress() {
    waiting.set(false);
    progress.set(latest.get().fraction());
  }

  void end(State end) {
    state.set(end);
  }
}
