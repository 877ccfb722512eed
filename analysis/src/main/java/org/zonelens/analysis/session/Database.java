package org.zonelens.analysis.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.zonelens.analysis.fault.InputException;

/**
 * One connection to a session's database, used by one thread at a time, and what SQLite says put
 * into faults.
 */
final class Database implements AutoCloseable {

  /** How a file is opened, in SQLite's flags and options. */
  enum Mode {
    /** SQLITE_OPEN_READWRITE and SQLITE_OPEN_URI: never creates a file. */
    EXISTING("66", ""),
    /** The same for a file that nobody changes, in a place where nothing can be written. */
    UNCHANGING("66", "?immutable=1"),
    /** With SQLITE_OPEN_CREATE. */
    NEW("70", "");

    private final String flags;
    private final String options;

    Mode(String flags, String options) {
      this.flags = flags;
      this.options = options;
    }
  }

  /** Programs that look need the file for moments only. */
  private static final String BUSY_MILLISECONDS = "3000";

  private final Path path;
  private final Connection connection;

  private Database(Path path, Connection connection) {
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

  /** Connects to a session's file. */
  static Database connect(Path path, Mode mode) {
    return connect(path, path, mode);
  }

  /**
   * Connects to a file that is to become a session.
   *
   * @param path what faults call it
   */
  static Database connect(Path path, Path file, Mode mode) {
    Properties properties = new Properties();
    properties.setProperty("open_mode", mode.flags);
    properties.setProperty("busy_timeout", BUSY_MILLISECONDS);
    // As a URI, because the driver looks for options behind a question mark in a plain path.
    String url = "jdbc:sqlite:" + file.toUri() + mode.options;
    try {
      return new Database(path, DriverManager.getConnection(url, properties));
    } catch (SQLException e) {
      // Without a result code it is the driver that failed, unpacking SQLite's native library.
      throw e.getErrorCode() == 0
          ? new InputException(e, SessionFault.CANNOT_ACCESS, path.toString(), rootReason(e))
          : fault(path, e);
    }
  }

  /**
   * Refuses what is no session, newer than this program, damaged, or made to harm.
   *
   * @throws InputException that says which
   */
  void requireSession() {
    pragma("trusted_schema = OFF");
    pragma("cell_size_check = ON");
    if (read(Schema::applicationId) != Schema.APPLICATION_ID) {
      throw new InputException(SessionFault.NOT_A_SESSION, path.toString());
    }
    int version = read(Schema::version);
    if (version > Schema.VERSION) {
      throw new InputException(SessionFault.NEWER, path.toString(), version, Schema.VERSION);
    }
    if (version < 1) {
      throw damaged("version " + version);
    }
    String check = pragma("quick_check(1)");
    if (!check.equals("ok")) {
      throw damaged(check);
    }
    read(Schema::stranger)
        .ifPresent(
            stranger -> {
              throw damaged(stranger + " is no part of a session");
            });
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

  /** Gives or changes a setting; empty if SQLite does not answer with its value. */
  String pragma(String pragma) {
    return read(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            if (!statement.execute("PRAGMA " + pragma)) {
              return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
              return rows.next() ? Objects.requireNonNullElse(rows.getString(1), "") : "";
            }
          }
        });
  }

  /**
   * A text of a column that is never empty in what this program writes.
   *
   * @throws SQLException if it is empty: what it is in the file, damage
   */
  static String text(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    if (text == null) {
      // SQLITE_CORRUPT
      throw new SQLException("a value is missing", null, 11);
    }
    return text;
  }

  static InputException fault(Path path, IOException e) {
    return e instanceof AccessDeniedException
        ? new InputException(e, SessionFault.READ_ONLY, path.toString())
        : new InputException(e, SessionFault.CANNOT_ACCESS, path.toString(), reason(e));
  }

  private static InputException fault(Path path, SQLException e) {
    // The low byte is the primary result code, https://sqlite.org/rescode.html.
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 -> new InputException(e, SessionFault.BUSY, path.toString());
      case 8 -> new InputException(e, SessionFault.READ_ONLY, path.toString());
      case 13 -> new InputException(e, SessionFault.DISK_FULL, path.toString());
      // The program's own statements are right: what fails in one is wrong with the tables.
      case 1, 11, 18, 19, 20 ->
          new InputException(e, SessionFault.DAMAGED, path.toString(), reason(e));
      case 26 -> new InputException(e, SessionFault.NOT_A_SESSION, path.toString());
      // 0 is the driver's own: a connection that was closed meanwhile.
      case 0, 3, 7, 10, 14, 15, 22, 23 ->
          new InputException(e, SessionFault.CANNOT_ACCESS, path.toString(), reason(e));
      default -> throw new IllegalStateException(e);
    };
  }

  private static String rootReason(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null ? reason(e) : rootReason(cause);
  }

  static String reason(Throwable e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      throw fault(path, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw fault(path, e);
    }
  }
}
