package org.zonelens.models.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;

/**
 * Keeps two programs, or two threads of one, from downloading the same model at the same time: the
 * second waits. Python's tools lock differently; what they and this program do to one file at a
 * time is told from the content that it should have.
 */
final class FolderLock implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FolderLock.class.getName());
  private static final Duration LOOK = Duration.ofMillis(50);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock, which ends with {@link #close} or with the process.
   *
   * @throws IOException if the file cannot be made
   */
  static FolderLock take(Path file, JobContext context) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      while (!holds(channel)) {
        context.checkpoint();
        Thread.sleep(LOOK);
      }
      return new FolderLock(channel);
    } catch (InterruptedException _) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (RuntimeException stopped) {
      channel.close();
      throw stopped;
    }
  }

  private static boolean holds(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      // Another thread of this process has it.
      return false;
    } catch (IOException unsupported) {
      // Some network file systems know no locks: contents are checked anyway.
      LOG.log(Level.INFO, "goes on without a lock", unsupported);
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    // The file stays: another program may be waiting for it.
    channel.close();
  }
}
