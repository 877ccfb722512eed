package org.zonelens.analysis.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people add to a session: notes, and how its figures are drawn. */
final class Annotations {

  private Annotations() {}

  static void insertNote(Connection connection, Note note) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO note (time, text) VALUES (?, ?)")) {
      insert.setString(1, note.time().toString());
      insert.setString(2, note.text());
      insert.executeUpdate();
    }
  }

  static List<Note> notes(Connection connection) throws SQLException {
    List<Note> notes = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT time, text FROM note ORDER BY number")) {
      while (rows.next()) {
        notes.add(new Note(Instant.parse(Database.text(rows, 1)), Database.text(rows, 2)));
      }
    }
    return notes;
  }

  static void putFigure(Connection connection, String name, String settings) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO figure (name, settings) VALUES (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, settings);
      insert.executeUpdate();
    }
  }

  static Map<String, String> figures(Connection connection) throws SQLException {
    Map<String, String> figures = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, settings FROM figure ORDER BY name")) {
      while (rows.next()) {
        figures.put(Database.text(rows, 1), Database.text(rows, 2));
      }
    }
    return figures;
  }
}
