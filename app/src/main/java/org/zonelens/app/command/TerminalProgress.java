package org.zonelens.app.command;

import java.io.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.zonelens.analysis.job.JobContext;

/**
 * Shows progress on stderr: one line that renews itself in a terminal, a line every tenth of longer
 * work where stderr is a file.
 */
final class TerminalProgress implements JobContext {
  private static final long RENEW_NANOS = 200_000_000;

  /** Work that is over before needs no line in a file. */
  private static final long WORTH_A_LINE_NANOS = 2_000_000_000;

  private final Terminal terminal;
  private final String label;
  private final boolean interactive;

  /**
   * When the work was first heard of, and how far it was: what went before is no part of its pace.
   */
  private long began;

  private long doneBefore;

  private boolean heard;
  private long lastShown;
  private long lastTenth = -1;

  TerminalProgress(Terminal terminal, String label) {
    this.terminal = terminal;
    this.label = label;
    // Null where the program is not started from a terminal.
    this.interactive =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public synchronized void progress(long done, long total) {
    if (total <= 0) {
      return;
    }
    long now = System.nanoTime();
    if (!heard) {
      heard = true;
      began = now;
      doneBefore = done;
    }
    if (interactive) {
      if (done == total || now - lastShown > RENEW_NANOS) {
        lastShown = now;
        terminal.err().print("\r\u001b[K" + line(done, total, now) + (done == total ? "\n" : ""));
        terminal.err().flush();
      }
    } else if (now - began > WORTH_A_LINE_NANOS && done * 10 / total != lastTenth) {
      lastTenth = done * 10 / total;
      terminal.err().println(line(done, total, now));
    }
  }

  private String line(long done, long total, long now) {
    String counts =
        String.format(Locale.ROOT, "%s %3d%%  %d/%d", label, done * 100 / total, done, total);
    if (done <= doneBefore || done == total) {
      return counts;
    }
    double pace = (double) (now - began) / (done - doneBefore);
    Duration left = Duration.ofNanos((long) (pace * (total - done)));
    return counts
        + "  "
        + terminal.text(
            "progress.left", String.format("%d:%02d", left.toMinutes(), left.toSecondsPart()));
  }

  @Override
  public boolean isCancelled() {
    return terminal.cancelled().get();
  }
}
