package org.zonelens.analysis.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.session.Database.Mode;

/**
 * A session's file, opened to look at or to write.
 *
 * <p>Closed, a session is a single file. While one program writes, finished batches are in a
 * write-ahead log beside the file, which others can look at meanwhile; a {@link WriterLock} keeps
 * other writers out. If the program is killed, whoever opens the file next folds the log in. The
 * log's index is memory shared between the processes, which does not work over a network: there the
 * writer has the file to itself, and others are told so.
 *
 * <p>Nothing here reads the file but SQLite itself: closing any other handle to it would drop
 * SQLite's locks (POSIX file locks belong to the process, not to the handle).
 */
final class SessionFile implements AutoCloseable {
  private static final List<String> LOG = List.of("-wal", "-shm");

  private final Path path;
  private final OpenedFile opened;
  private final Database database;

  /** Whether it was opened to be written, and has not been closed. */
  private boolean writing;

  /** Empty if it is only looked at, or SQLite's own locks keep everybody out. */
  private Optional<WriterLock> lock = Optional.empty();

  /** The files of its own log, if it was opened to be written. */
  private List<OpenedFile> log = List.of();

  private SessionFile(Path path, OpenedFile opened, Database database) {
    this.path = path;
    this.opened = opened;
    this.database = database;
  }

  /**
   * Makes a new session file and fills it. It appears under its name only when it is whole.
   *
   * @throws InputException if there is a file already, or none can be written
   */
  static void create(Path path, Database.Action content) {
    Path target = path.toAbsolutePath();
    if (Files.exists(target)) {
      throw new InputException(SessionFault.EXISTS, path.toString());
    }
    Path folder = target.getParent();
    if (folder != null && Files.isDirectory(folder) && !Files.isWritable(folder)) {
      throw new InputException(SessionFault.READ_ONLY, path.toString());
    }
    Path temporary =
        target.resolveSibling(
            ".%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      try {
        try (Database database = Database.connect(path, temporary, Mode.NEW)) {
          database.write(
              connection -> {
                Schema.create(connection);
                content.on(connection);
              });
        }
        // Left by a killed program whose session somebody deleted: not to be taken for this one's.
        for (String rest : List.of("-wal", "-shm", "-journal")) {
          Files.deleteIfExists(target.resolveSibling(target.getFileName() + rest));
        }
        Files.move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw new InputException(e, SessionFault.EXISTS, path.toString());
    } catch (IOException e) {
      throw Database.fault(path, e);
    }
  }

  /**
   * Opens a session to look at, of whatever version, without changing what it holds. Others may
   * look or write at the same time.
   *
   * @throws InputException if it is no session that this program can read, or somebody writes it
   *     over a network
   */
  static SessionFile openToRead(Path path) {
    requireFile(path);
    try {
      OpenedFile opened = OpenedFile.of(path);
      if (!opened.isRemote() && opened.hasLog()) {
        fold(path, opened);
      }
      return openToRead(path, opened);
    } catch (IOException e) {
      throw Database.fault(path, e);
    }
  }

  private static SessionFile openToRead(Path path, OpenedFile opened) {
    try {
      return openToRead(path, opened, Mode.EXISTING);
    } catch (InputException e) {
      // Where nothing can be written SQLite cannot share a log, and need not if there is none.
      if (opened.isWritable() || opened.hasLog()) {
        throw e;
      }
      return openToRead(path, opened, Mode.UNCHANGING);
    }
  }

  private static SessionFile openToRead(Path path, OpenedFile opened, Mode mode) {
    boolean alone = mode == Mode.EXISTING && opened.isRemote();
    return opened(
        path,
        opened,
        mode,
        database -> {
          if (alone) {
            // Before the first read: the log is then indexed in this process's own memory.
            database.pragma("locking_mode = EXCLUSIVE");
          }
          database.requireSession();
          if (alone) {
            if (database.pragma("journal_mode").equals("wal")) {
              database.pragma("journal_mode = DELETE");
            }
            database.pragma("locking_mode = NORMAL");
          }
          database.read(
              connection -> {
                Schema.readAsNewest(connection);
                return connection;
              });
        });
  }

  /**
   * Opens a session to go on with, brought to the newest version. Nobody else can write meanwhile.
   *
   * @throws InputException if it is no session that this program can write, or others write it
   */
  static SessionFile openToWrite(Path path) {
    requireFile(path);
    try {
      OpenedFile opened = OpenedFile.of(path);
      Optional<WriterLock> lock = Optional.empty();
      if (!opened.isRemote()) {
        lock = WriterLock.on(opened);
        if (lock.isEmpty()) {
          throw new InputException(SessionFault.BUSY, path.toString());
        }
      }
      try {
        SessionFile file = openToWrite(path, opened);
        file.lock = lock;
        file.log = LOG.stream().flatMap(rest -> opened.fileBeside(rest).stream()).toList();
        file.writing = true;
        return file;
      } catch (RuntimeException e) {
        lock.ifPresent(WriterLock::close);
        throw e;
      }
    } catch (IOException e) {
      throw Database.fault(path, e);
    }
  }

  private static SessionFile openToWrite(Path path, OpenedFile opened) {
    return opened(
        path,
        opened,
        Mode.EXISTING,
        database -> {
          if (opened.isRemote()) {
            database.pragma("locking_mode = EXCLUSIVE");
          }
          database.requireSession();
          database.pragma("journal_mode = WAL");
          // What a kill leaves is whole either way; a power cut may take the last batches.
          database.pragma("synchronous = NORMAL");
          database.write(
              connection -> {
                // The write lock, now rather than at the first batch.
                Schema.execute(connection, "UPDATE run SET number = number WHERE 0");
                Schema.migrate(connection);
              });
        });
  }

  private static SessionFile opened(
      Path path, OpenedFile opened, Mode mode, Consumer<Database> prepare) {
    Database database = Database.connect(path, mode);
    try {
      prepare.accept(database);
      return new SessionFile(path, opened, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void requireFile(Path path) {
    if (!Files.exists(path)) {
      throw new InputException(SessionFault.NOT_FOUND, path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new InputException(SessionFault.NOT_A_SESSION, path.toString());
    }
  }

  /** Makes a session with a log one file again, unless somebody is writing or looking. */
  private static void fold(Path path, OpenedFile opened) throws IOException {
    if (!opened.isWritable()) {
      return;
    }
    Optional<WriterLock> lock = WriterLock.on(opened);
    if (lock.isPresent()) {
      try (WriterLock _ = lock.get();
          Database database = Database.connect(path, Mode.EXISTING)) {
        database.requireSession();
        fold(database);
      }
    }
  }

  private static void fold(Database database) {
    try {
      database.pragma("journal_mode = DELETE");
    } catch (InputException e) {
      // Somebody is looking: whoever closes last folds the log in.
      if (e.fault() != SessionFault.BUSY) {
        throw e;
      }
    }
  }

  /** As the user calls it. */
  String name() {
    return path.toString();
  }

  void setting(String pragma) {
    database.pragma(pragma);
  }

  boolean isClosed() {
    return database.isClosed();
  }

  /** What is known about damage, as a fault. */
  InputException damaged(String what) {
    return database.damaged(what);
  }

  /** Reads, with the database's failures put into faults. */
  <T> T read(Database.Work<T> work) {
    return database.read(work);
  }

  /** Does work whose reads all see the file as it is at the first of them. */
  void atOneMoment(Runnable work) {
    database.write(_ -> work.run());
  }

  /**
   * Writes all or, if it fails, nothing.
   *
   * @throws InputException if it fails, or the file is no longer there; all that was ever written
   *     is then saved in another one, and this one is closed
   */
  void write(Database.Action action) {
    database.write(action);
    requireInPlace();
  }

  private void requireInPlace() {
    if (!opened.isInPlace()) {
      InputException fault = saveElsewhere();
      deleteLog();
      release();
      throw fault;
    }
  }

  /**
   * The log of a lost file must not be taken for that of another one of its name, nor must that
   * one's be deleted. While it is open and locked: its files can be told apart until then.
   */
  private void deleteLog() {
    try {
      for (OpenedFile each : log) {
        if (each.isInPlace()) {
          Files.deleteIfExists(each.path());
        }
      }
    } catch (IOException _) {
      // Whoever makes a session of this name tries again.
    }
  }

  /** SQLite goes on with a file that has lost its name, so all is still there to be copied. */
  private InputException saveElsewhere() {
    Path copy = opened.freshNeighbour();
    try {
      database.read(
          connection -> {
            try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
              vacuum.setString(1, copy.toString());
              return vacuum.execute();
            }
          });
      return new InputException(SessionFault.GONE, path.toString(), copy.toString());
    } catch (InputException e) {
      return new InputException(e, SessionFault.LOST, path.toString(), copy.toString());
    }
  }

  /** Folds the log into the file, so that the session is a single file, and lets go of it. */
  @Override
  public void close() {
    if (database.isClosed()) {
      return;
    }
    if (writing) {
      try {
        requireInPlace();
        fold(database);
      } finally {
        release();
      }
    } else {
      boolean shared = !opened.isRemote() && opened.hasLog();
      release();
      if (shared) {
        foldQuietly();
      }
    }
  }

  /** The last to look at what a writer left folds it in; if that fails, the next one will. */
  private void foldQuietly() {
    try {
      fold(path, opened);
    } catch (IOException | InputException _) {
      // What is wrong with the file is the concern of whoever reads it.
    }
  }

  private void release() {
    writing = false;
    try {
      database.close();
    } finally {
      lock.ifPresent(WriterLock::close);
      lock = Optional.empty();
    }
  }
}
