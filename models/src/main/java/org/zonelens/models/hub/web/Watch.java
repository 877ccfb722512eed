package org.zonelens.models.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.zonelens.analysis.job.JobContext;

/**
 * Ends the reading of a stream whose sender has fallen silent, or that nobody wants any more:
 * reading itself would wait for ever. The reader is told by an {@link IOException}.
 */
final class Watch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);

  private final InputStream stream;
  private final Duration silence;
  private final JobContext context;
  private volatile long heard = System.nanoTime();
  private volatile boolean over;

  private Watch(InputStream stream, Duration silence, JobContext context) {
    this.stream = stream;
    this.silence = silence;
    this.context = context;
  }

  static Watch over(InputStream stream, Duration silence, JobContext context) {
    Watch watch = new Watch(stream, silence, context);
    Thread.ofVirtual().name("hub-watch").start(watch::look);
    return watch;
  }

  /**
   * Reads the next bytes.
   *
   * @return how many, or -1 at the end
   */
  int read(byte[] buffer) throws IOException {
    int read = stream.read(buffer);
    heard = System.nanoTime();
    return read;
  }

  private void look() {
    try {
      while (!over) {
        Thread.sleep(LOOK);
        boolean silent = System.nanoTime() - heard > silence.toNanos();
        if (!over && (silent || context.isCancelled())) {
          stream.close();
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
