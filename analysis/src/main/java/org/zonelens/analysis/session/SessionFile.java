package org.zonelens.analysis.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.zonelens.analysis.fault.InputException;

/**
 * The database of a session: one connection, used by one thread at a time, and what SQLite says put
 * into faults.
 *
 * <p>Closed, a session is a single file. While one program writes it holds a lock, and finished
 * batches are in a write-ahead log beside the file; if the program is killed, whoever opens the
 * file next folds the log in. Nothing here reads the file but SQLite itself: closing any other
 * handle to it would drop SQLite's locks (POSIX file locks belong to the process, not to the
 * handle).
 */
final class SessionFile implements AutoCloseable {
  private static final int APPLICATION_ID = 1514958451;
  private static final int VERSION = 1;

  /** SQLITE_OPEN_READWRITE and SQLITE_OPEN_URI: never creates a file. */
  private static final String EXISTING = "66";

  /** The same with SQLITE_OPEN_CREATE. */
  private static final String NEW = "70";

  private static final String BUSY_MILLISECONDS = "500";

  private final Path path;
  private final Connection connection;

  private SessionFile(Path path, Connection connection) {
    this.path = path;
    this.connection = connection;
  }

  /** Work that may fail in the database. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Work without a result. */
  @FunctionalInterface
  interface Action {
    void on(Connection connection) throws SQLException;
  }

  /**
   * Makes a new session file and fills it. It appears under its name only when it is whole.
   *
   * @throws InputException if there is a file already, or none can be written
   */
  static void create(Path path, Action content) {
    Path target = path.toAbsolutePath();
    if (Files.exists(target)) {
      throw new InputException(SessionFault.EXISTS, path.toString());
    }
    Path temporary =
        target.resolveSibling(
            ".%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      try {
        try (SessionFile file = connect(temporary, NEW)) {
          file.write(
              connection -> {
                runSchema(connection);
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
      throw new InputException(e, SessionFault.CANNOT_ACCESS, path.toString(), reason(e));
    }
  }

  /**
   * Opens a session to look at. Others may look at the same time.
   *
   * @throws InputException if it is no session that this program can read, or is being written
   */
  static SessionFile openToRead(Path path) {
    return open(
        path,
        file -> {
          if (file.pragma("journal_mode").equals("wal")) {
            file.pragma("journal_mode = DELETE");
          }
          file.pragma("locking_mode = NORMAL");
          file.read(SessionFile::version);
        });
  }

  /**
   * Opens a session to go on with. Nobody else can open it meanwhile.
   *
   * @throws InputException if it is no session that this program can write, or others have it open
   */
  static SessionFile openToWrite(Path path) {
    return open(
        path,
        file -> {
          file.pragma("journal_mode = WAL");
          // What a kill leaves is whole either way; a power cut may take the last batches.
          file.pragma("synchronous = NORMAL");
          // The write lock, now rather than at the first batch.
          file.write(connection -> execute(connection, "UPDATE run SET number = number WHERE 0"));
        });
  }

  private interface Step {
    void on(SessionFile file);
  }

  private static SessionFile open(Path path, Step prepare) {
    if (!Files.exists(path)) {
      throw new InputException(SessionFault.NOT_FOUND, path.toString());
    }
    if (!Files.isRegularFile(path)) {
      throw new InputException(SessionFault.NOT_A_SESSION, path.toString());
    }
    SessionFile file = connect(path, EXISTING);
    try {
      // Before the first read: the log is then indexed in memory, not in a third file.
      file.pragma("locking_mode = EXCLUSIVE");
      file.requireSession();
      prepare.on(file);
      return file;
    } catch (RuntimeException e) {
      file.disconnect();
      throw e;
    }
  }

  private static SessionFile connect(Path path, String mode) {
    Properties properties = new Properties();
    properties.setProperty("open_mode", mode);
    properties.setProperty("busy_timeout", BUSY_MILLISECONDS);
    try {
      // As a URI, because the driver looks for options behind a question mark in a plain path.
      return new SessionFile(
          path, DriverManager.getConnection("jdbc:sqlite:" + path.toUri(), properties));
    } catch (SQLException e) {
      // Without a result code it is the driver that failed, unpacking SQLite's native library.
      throw e.getErrorCode() == 0
          ? new InputException(e, SessionFault.CANNOT_ACCESS, path.toString(), rootReason(e))
          : fault(path, e);
    }
  }

  private void requireSession() {
    int id = read(connection -> number(connection, "PRAGMA application_id"));
    if (id != APPLICATION_ID) {
      throw new InputException(SessionFault.NOT_A_SESSION, path.toString());
    }
    int version = read(SessionFile::version);
    if (version > VERSION) {
      throw new InputException(SessionFault.NEWER, path.toString(), version, VERSION);
    }
    String check = pragma("quick_check(1)");
    if (version < 1 || !check.equals("ok")) {
      throw damaged(version < 1 ? "version " + version : check);
    }
  }

  /** What is known about damage, as a fault. */
  InputException damaged(String what) {
    // SQLite's report begins with a heading, "*** in database main ***".
    String first = what.lines().filter(line -> !line.startsWith("***")).findFirst().orElse(what);
    return new InputException(SessionFault.DAMAGED, path.toString(), first);
  }

  /** Reads, with the database's failures put into faults. */
  <T> T read(Work<T> work) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw fault(path, e);
    }
  }

  /** Writes all or, if it fails, nothing. */
  void write(Action action) {
    try {
      connection.setAutoCommit(false);
      action.on(connection);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      undo(e);
      throw fault(path, e);
    } catch (RuntimeException e) {
      undo(e);
      throw e;
    }
  }

  /** A full disk and the like make SQLite roll back by itself; then there is nothing left to do. */
  private void undo(Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private String pragma(String pragma) {
    return read(
        connection -> {
          // Some settings answer with their new value, some with nothing.
          try (Statement statement = connection.createStatement()) {
            if (!statement.execute("PRAGMA " + pragma)) {
              return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
              return rows.next() ? rows.getString(1) : "";
            }
          }
        });
  }

  private static int version(Connection connection) throws SQLException {
    return number(connection, "PRAGMA user_version");
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void runSchema(Connection connection) throws SQLException {
    try (InputStream resource =
        Objects.requireNonNull(SessionFile.class.getResourceAsStream("schema.sql"))) {
      String schema = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : schema.split(";\n", -1)) {
        if (!sql.isBlank()) {
          execute(connection, sql);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputException fault(Path path, SQLException e) {
    // The low byte is the primary result code, https://sqlite.org/rescode.html.
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 -> new InputException(e, SessionFault.BUSY, path.toString());
      // The program's own statements are right: an error in one says that the tables are not.
      case 1, 11 -> new InputException(e, SessionFault.DAMAGED, path.toString(), reason(e));
      case 26 -> new InputException(e, SessionFault.NOT_A_SESSION, path.toString());
      case 3, 8, 10, 13, 14, 23 ->
          new InputException(e, SessionFault.CANNOT_ACCESS, path.toString(), reason(e));
      default -> throw new IllegalStateException(e);
    };
  }

  private static String rootReason(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? reason(e) : rootReason(cause);
  }

  private static String reason(Throwable e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  /** Folds the log into the file, so that the session is a single file, and lets go of it. */
  @Override
  public void close() {
    try {
      if (!connection.isClosed() && pragma("journal_mode").equals("wal")) {
        pragma("journal_mode = DELETE");
      }
    } catch (SQLException e) {
      throw fault(path, e);
    } finally {
      disconnect();
    }
  }

  private void disconnect() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw fault(path, e);
    }
  }
}
