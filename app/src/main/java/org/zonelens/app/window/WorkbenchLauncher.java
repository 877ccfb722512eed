package org.zonelens.app.window;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.workspace.Notices;

/** Starts the toolkit and one window. */
public final class WorkbenchLauncher {
  private static final Logger LOG = Logger.getLogger(WorkbenchLauncher.class.getName());

  /** A sweep, a model being opened, and two tabs that answer meanwhile. */
  private static final int WORKERS = 4;

  private static final int PATIENCE_SECONDS = 20;

  private WorkbenchLauncher() {}

  /**
   * Shows the window at once, opens in the background what it begins with, and returns when the
   * user has closed it.
   *
   * @throws UnsupportedOperationException if there is no display
   */
  public static void launch(StartSettings start) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name("worker-", 1).factory());
    Notices notices = new Notices();
    Shell[] shell = new Shell[1];
    // The toolkit stays until the workers have ended, for what they still have to say.
    Platform.setImplicitExit(false);
    Platform.startup(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> notices.fault(thrown));
          try {
            JobRunner jobs = new JobRunner(workers, Platform::runLater, notices::fault);
            shell[0] = Shell.of(notices, jobs, start);
            Stage stage = new Stage();
            stage.setOnHidden(_ -> closed.countDown());
            stage.setOnShown(_ -> logStart());
            new Workbench(stage, shell[0], start).show();
          } catch (RuntimeException | Error bug) {
            LOG.log(Level.SEVERE, "the window cannot be shown", bug);
            closed.countDown();
            throw bug;
          }
        });
    closed.await();
    if (shell[0] != null) {
      Platform.runLater(shell[0].jobs()::cancelAll);
    }
    workers.shutdown();
    // A sweep's batch in flight ends and its session is closed whole; a hung worker is left behind,
    // and with it the model, whose closing would wait for it.
    if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warning("some work did not stop in time");
    } else if (shell[0] != null) {
      shell[0].close();
    }
    Platform.exit();
  }

  /** How long the user waited, from the start of the process. */
  private static void logStart() {
    ProcessHandle.current()
        .info()
        .startInstant()
        .ifPresent(
            began ->
                LOG.info(
                    () ->
                        "first window after %d ms"
                            .formatted(Duration.between(began, Instant.now()).toMillis())));
  }
}
