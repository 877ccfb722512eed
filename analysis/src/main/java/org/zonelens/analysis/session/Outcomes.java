package org.zonelens.analysis.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.sweep.ExampleOutcome;

/** Reads what a sweep has finished back from a session's table of predictions. */
final class Outcomes {

  private Outcomes() {}

  /**
   * Calls back with every finished example, in the order of the run.
   *
   * @param interventions how many there are beside the baseline
   * @param examples how many there are, finished or not
   */
  static void replay(
      Connection connection, int interventions, int examples, Consumer<ExampleOutcome> finished)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT position, passage, intervention, text, exact, f1
                FROM prediction JOIN example ON position = example
                ORDER BY example, intervention
                """)) {
      List<Answered> answers = new ArrayList<>();
      while (rows.next()) {
        if (rows.getInt(3) != answers.size()
            || rows.getLong(1) < 0
            || rows.getLong(1) >= examples) {
          throw incomplete(rows.getInt(1));
        }
        Score score = new Score(rows.getBoolean(5), rows.getDouble(6));
        answers.add(new Answered(Database.text(rows, 4), score));
        if (answers.size() == interventions + 1) {
          finished.accept(
              new ExampleOutcome(
                  rows.getInt(1),
                  rows.getInt(2),
                  answers.getFirst(),
                  answers.subList(1, answers.size())));
          answers.clear();
        }
      }
      if (!answers.isEmpty()) {
        throw incomplete(-1);
      }
    }
  }

  /** The questions whose answer changed between right and wrong, in the order of the run. */
  static List<Flip> flips(Connection connection, int intervention) throws SQLException {
    List<Flip> flips = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT id, question, answers, before.text, after.text, after.exact
            FROM prediction AS after
            JOIN prediction AS before ON before.example = after.example AND before.intervention = 0
            JOIN example ON position = after.example
            WHERE after.intervention = ? AND after.exact <> before.exact
            ORDER BY position
            """)) {
      query.setInt(1, intervention);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          flips.add(
              new Flip(
                  Database.text(rows, 1),
                  Database.text(rows, 2),
                  Json.texts(Database.text(rows, 3)),
                  Database.text(rows, 4),
                  Database.text(rows, 5),
                  rows.getBoolean(6)));
        }
      }
    }
    return flips;
  }

  /** How many interventions changed a question between right and wrong, by its id. */
  static Map<String, Integer> flipCounts(Connection connection) throws SQLException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT id, count(*)
                FROM example
                JOIN prediction AS before ON before.example = position AND before.intervention = 0
                JOIN prediction AS after ON after.example = position
                WHERE after.exact <> before.exact
                GROUP BY position
                """)) {
      while (rows.next()) {
        counts.put(Database.text(rows, 1), rows.getInt(2));
      }
    }
    return counts;
  }

  /** The answers under an intervention (0: the baseline) by the examples' ids. */
  static Map<String, String> predictions(Connection connection, int intervention)
      throws SQLException {
    Map<String, String> predictions = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT id, text FROM prediction JOIN example ON position = example
            WHERE intervention = ? ORDER BY position
            """)) {
      query.setInt(1, intervention);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          predictions.put(Database.text(rows, 1), Database.text(rows, 2));
        }
      }
    }
    return predictions;
  }

  private static SQLException incomplete(int position) {
    // SQLITE_CORRUPT: whole batches are written or nothing, so this file was not left so by us.
    return new SQLException("predictions of example " + position + " are missing", null, 11);
  }
}
