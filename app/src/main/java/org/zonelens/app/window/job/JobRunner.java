package org.zonelens.app.window.job;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.app.text.Message;
import org.zonelens.app.window.job.Job.State;

/**
 * Runs work in the background and brings its outcome to the window's thread. All methods are called
 * on the window's thread.
 */
public final class JobRunner {
  private final Executor background;
  private final Executor window;
  private final Consumer<Throwable> faults;
  private final ObservableList<Job> running = FXCollections.observableArrayList();

  /** One view for all: it listens weakly, so a view made at each call would soon fall silent. */
  private final ObservableList<Job> runningView = FXCollections.unmodifiableObservableList(running);

  /**
   * @param background runs the work
   * @param window runs things on the window's thread, in the order given
   * @param faults told, on the window's thread, what went wrong; not told of cancellations
   */
  public JobRunner(Executor background, Executor window, Consumer<Throwable> faults) {
    this.background = background;
    this.window = window;
    this.faults = faults;
  }

  /** The jobs that have not ended, oldest first. */
  public ObservableList<Job> running() {
    return runningView;
  }

  /** Brings something to the window's thread from within work, for results that come in parts. */
  public Executor window() {
    return window;
  }

  /**
   * Starts work whose result is published unless it is cancelled before; a result that can be
   * closed is then closed.
   */
  public <T> Job start(Message title, Work<T> work, Consumer<? super T> publish) {
    return start(title, work, publish, _ -> {});
  }

  /**
   * The same, and says when there will be no result.
   *
   * @param ended called instead of {@code publish}, after the fault has been told
   */
  public <T> Job start(
      Message title, Work<T> work, Consumer<? super T> publish, Consumer<State> ended) {
    return start(title, work, publish, ended, false);
  }

  /**
   * Starts work that, when cancelled, returns what it finished; that is published as well.
   *
   * @param ended called instead of {@code publish} if the work threw
   */
  public <T> Job startKeeping(
      Message title, Work<T> work, Consumer<? super T> publish, Consumer<State> ended) {
    return start(title, work, publish, ended, true);
  }

  private <T> Job start(
      Message title,
      Work<T> work,
      Consumer<? super T> publish,
      Consumer<State> ended,
      boolean keeping) {
    Job job = new Job(title, window);
    running.add(job);
    background.execute(() -> run(job, work, publish, ended, keeping));
    return job;
  }

  /** Asks every job to stop. */
  public void cancelAll() {
    running.forEach(Job::cancel);
  }

  // Whatever goes wrong in the background must reach the user, or the window would wait for ever.
  private <T> void run(
      Job job, Work<T> work, Consumer<? super T> publish, Consumer<State> ended, boolean keeping) {
    try {
      job.checkpoint();
      T result = work.run(job);
      window.execute(() -> finish(job, result, publish, ended, keeping));
    } catch (CancelledException _) {
      window.execute(() -> stop(job, State.CANCELLED, ended));
    } catch (Throwable fault) {
      window.execute(
          () -> {
            if (!job.isCancelled()) {
              faults.accept(fault);
            }
            stop(job, job.isCancelled() ? State.CANCELLED : State.FAILED, ended);
          });
    }
  }

  private <T> void finish(
      Job job, T result, Consumer<? super T> publish, Consumer<State> ended, boolean keeping) {
    if (job.isCancelled() && !keeping) {
      drop(result);
      stop(job, State.CANCELLED, ended);
      return;
    }
    running.remove(job);
    job.end(job.isCancelled() ? State.CANCELLED : State.DONE);
    publish.accept(result);
  }

  // Nobody is handed this one, so nobody else would free its memory or its file.
  private void drop(Object result) {
    if (result instanceof AutoCloseable unseen) {
      try {
        background.execute(() -> close(unseen));
      } catch (RejectedExecutionException _) {
        // No more workers: the window is closed, and the end of the process frees it.
      }
    }
  }

  private void close(AutoCloseable unseen) {
    try {
      unseen.close();
    } catch (Exception fault) {
      window.execute(() -> faults.accept(fault));
    }
  }

  private void stop(Job job, State end, Consumer<State> ended) {
    running.remove(job);
    job.end(end);
    ended.accept(end);
  }
}
