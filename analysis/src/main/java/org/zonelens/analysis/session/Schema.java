package org.zonelens.analysis.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables of a session: made new, brought up from an older version, or an older version read as
 * the newest. What they hold is written down in {@code schema.sql}.
 */
final class Schema {
  static final int APPLICATION_ID = 1514958451;

  /** The newest; the version before it has a script that leads to it, and so on. */
  static final int VERSION = 3;

  private Schema() {}

  static void create(Connection connection) throws SQLException {
    run(connection, "schema.sql");
  }

  static int applicationId(Connection connection) throws SQLException {
    return number(connection, "PRAGMA application_id");
  }

  static int version(Connection connection) throws SQLException {
    return number(connection, "PRAGMA user_version");
  }

  /** Brings the tables to the newest version, step by step; to be done in one transaction. */
  static void migrate(Connection connection) throws SQLException {
    for (int version = version(connection); version < VERSION; version++) {
      run(connection, "%d-to-%d.sql".formatted(version, version + 1));
    }
  }

  /** Lets the tables of an older version be read by the newest one's names; writes nothing. */
  static void readAsNewest(Connection connection) throws SQLException {
    int version = version(connection);
    if (version < VERSION) {
      run(connection, "%d-as-%d.sql".formatted(version, VERSION));
    }
  }

  /**
   * Something that no session has and that would be run, or run for ever, by reading or writing
   * tables: a trigger, a view, a table computed by an extension.
   */
  static Optional<String> stranger(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT type || ' ' || name FROM main.sqlite_schema
                WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'
                """)) {
      return rows.next()
          ? Optional.of(Objects.requireNonNullElse(rows.getString(1), "no name"))
          : Optional.empty();
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static void run(Connection connection, String script) throws SQLException {
    try (InputStream resource =
        Objects.requireNonNull(Schema.class.getResourceAsStream(script), script)) {
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : text.split(";\n", -1)) {
        if (!sql.isBlank()) {
          execute(connection, sql);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
