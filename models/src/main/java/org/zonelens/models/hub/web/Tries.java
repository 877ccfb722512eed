package org.zonelens.models.hub.web;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/** The tries of one piece of work, which end with the fault of the last. */
final class Tries {
  private final Patience patience;
  private final JobContext context;
  private int failed;

  Tries(Patience patience, JobContext context) {
    this.patience = patience;
    this.context = context;
  }

  /** The last try brought the work on, so that only what follows counts. */
  void succeeded() {
    failed = 0;
  }

  /**
   * Waits before the next try after a connection that was lost.
   *
   * @param worthwhile whether another try could do better; never where there is no trust
   * @throws InputException if there is to be none
   */
  void again(String host, IOException lost, boolean worthwhile) {
    context.checkpoint();
    boolean secured = lost instanceof SSLException;
    InputException fault =
        new InputException(
            lost,
            secured ? WebFault.NO_SECURE_CONNECTION : WebFault.NO_CONNECTION,
            host,
            reason(lost));
    if (secured || !worthwhile) {
      throw fault;
    }
    again(fault);
  }

  /** Waits before the next try after an answer that was of no use. */
  void again(InputException fault) {
    again(fault, Optional.empty());
  }

  /** Waits before the next try of what a busy server did not do. */
  void again(Answer busy) {
    again(new InputException(WebFault.BUSY, busy.host(), busy.status()), busy.retryAfter());
  }

  private void again(InputException fault, Optional<Duration> asked) {
    failed++;
    if (!patience.pause(failed, asked, context)) {
      throw fault;
    }
  }

  /** Some of Java's exceptions say nothing, and their kind or cause all. */
  private static String reason(IOException lost) {
    for (Throwable each = lost; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return "unknown host";
      }
      if (each instanceof ClosedChannelException) {
        return "refused";
      }
    }
    String message = lost.getMessage();
    Throwable cause = lost.getCause();
    if ((message == null || message.isBlank()) && cause != null) {
      return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
    return message == null || message.isBlank() ? lost.getClass().getSimpleName() : message;
  }
}
