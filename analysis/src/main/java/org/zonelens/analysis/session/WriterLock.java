package org.zonelens.analysis.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a second program from writing a session, for as long as the first has it open: SQLite
 * itself would only keep their transactions apart. A lock of the system on a file beside the
 * session, which ends with the program however that ends.
 */
final class WriterLock implements AutoCloseable {
  /**
   * The sessions that this process writes. On POSIX systems locks belong to the process: it would
   * get the same one again, and lose both when closing either.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final Logger LOG = Logger.getLogger(WriterLock.class.getName());

  private static final String ENDING = "-lock";

  private static final int MOST_BYTES = 1 << 16;

  private final Path session;
  private final OpenedFile file;
  private final FileChannel channel;

  private WriterLock(Path session, OpenedFile file, FileChannel channel) {
    this.session = session;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock; empty if somebody else has it.
   *
   * @throws IOException if no file can be made beside the session
   */
  static Optional<WriterLock> on(OpenedFile opened) throws IOException {
    Path session = opened.path();
    if (!HELD.add(session)) {
      return Optional.empty();
    }
    Optional<WriterLock> lock = Optional.empty();
    try {
      lock = take(opened);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        HELD.remove(session);
      }
    }
  }

  private static Optional<WriterLock> take(OpenedFile opened) throws IOException {
    Path file = opened.beside(ENDING);
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        if (channel.tryLock() == null) {
          return Optional.empty();
        }
        if (isOf(channel, file)) {
          Optional<WriterLock> lock =
              opened.fileBeside(ENDING).map(own -> new WriterLock(opened.path(), own, channel));
          taken = lock.isPresent();
          if (taken) {
            return lock;
          }
        }
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    }
  }

  /**
   * Whether what was locked is still the file of that name: its last owner deletes it, maybe just
   * after it was opened here. Java cannot ask a channel which file it is, but a random size tells.
   */
  private static boolean isOf(FileChannel channel, Path file) throws IOException {
    int last = ThreadLocalRandom.current().nextInt(MOST_BYTES);
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), last);
    try {
      return Files.size(file) == last + 1L;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /**
   * Lets go of it. Should deleting fail, an empty file stays behind, locked by nobody. Should
   * somebody else have deleted it, one of that name is another program's, and stays.
   */
  @Override
  public void close() {
    try (channel) {
      // Before the lock goes, so that it is never somebody else's.
      if (file.isInPlace()) {
        Files.deleteIfExists(file.path());
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "lock not deleted", e);
    } finally {
      HELD.remove(session);
    }
  }
}
