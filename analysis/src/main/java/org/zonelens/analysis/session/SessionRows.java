package org.zonelens.analysis.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.slice.ExampleFacts;
import org.zonelens.analysis.sweep.Ending;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.StopRule;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Scope;

/** What goes into the tables of a session and comes out of the small ones. */
final class SessionRows {
  private static final String ENVIRONMENT =
      "program, engine, natives, device, threads, precision, batch_windows, batch_tokens, java,"
          + " system";

  private SessionRows() {}

  /** Everything about a sweep that is known before it starts. */
  static void insertSetup(Connection connection, SweepSetup setup) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO provenance VALUES (?, ?)")) {
      for (var row : ProvenanceRows.of(setup.provenance()).entrySet()) {
        insert.setString(1, row.getKey());
        insert.setString(2, row.getValue());
        insert.executeUpdate();
      }
    }
    insertInterventions(connection, setup);
    insertExamples(connection, setup.order());
  }

  private static void insertInterventions(Connection connection, SweepSetup setup)
      throws SQLException {
    String convention = setup.provenance().convention().id();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO intervention VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insertIntervention(insert, 0, "", "", "", "", "", convention, "baseline");
      for (int i = 0; i < setup.interventions().size(); i++) {
        Intervention each = setup.interventions().get(i);
        Scope scope = each.scope();
        insertIntervention(
            insert,
            i + 1,
            each.toString(),
            each.zone().toString(),
            scope.layers().indexes().toString(),
            scope.heads().indexes().toString(),
            each.operator().toString(),
            convention,
            each.toString());
      }
    }
  }

  private static void insertIntervention(PreparedStatement insert, int number, String... texts)
      throws SQLException {
    insert.setInt(1, number);
    for (int i = 0; i < texts.length; i++) {
      insert.setString(i + 2, texts[i]);
    }
    insert.executeUpdate();
  }

  private static void insertExamples(Connection connection, List<Example> order)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO example
              (position, id, question, passage, answers, passage_length, answer_start,
               answer_length)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (int position = 0; position < order.size(); position++) {
        Example example = order.get(position);
        insert.setInt(1, position);
        insert.setString(2, example.id());
        insert.setString(3, example.question());
        insert.setInt(4, example.passageIndex());
        insert.setString(5, Json.of(example.answers().stream().map(Example.Answer::text).toList()));
        ExampleFacts facts = ExampleFacts.of(example);
        setNumber(insert, 6, facts.passageLength());
        setNumber(insert, 7, facts.answerStart());
        setNumber(insert, 8, facts.answerLength());
        insert.executeUpdate();
      }
    }
  }

  private static void setNumber(PreparedStatement insert, int column, OptionalInt number)
      throws SQLException {
    if (number.isPresent()) {
      insert.setInt(column, number.getAsInt());
    } else {
      insert.setNull(column, Types.INTEGER);
    }
  }

  /** In the order of the run; the answers' lengths are known in sessions of any version. */
  static List<ExampleFacts> exampleFacts(Connection connection) throws SQLException {
    List<ExampleFacts> facts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT question, passage_length, answer_start, answers FROM example
                ORDER BY position
                """)) {
      while (rows.next()) {
        OptionalInt answerLength =
            Json.texts(Database.text(rows, 4)).stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .findFirst();
        facts.add(
            new ExampleFacts(
                Database.text(rows, 1), number(rows, 2), number(rows, 3), answerLength));
      }
    }
    return facts;
  }

  private static OptionalInt number(ResultSet rows, int column) throws SQLException {
    int number = rows.getInt(column);
    return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static void insertOutcomes(Connection connection, List<ExampleOutcome> outcomes)
      throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO prediction VALUES (?, ?, ?, ?, ?)");
        PreparedStatement done =
            connection.prepareStatement("UPDATE example SET done = 1 WHERE position = ?")) {
      for (ExampleOutcome outcome : outcomes) {
        insertPrediction(insert, outcome.position(), 0, outcome.baseline());
        for (int i = 0; i < outcome.masked().size(); i++) {
          insertPrediction(insert, outcome.position(), i + 1, outcome.masked().get(i));
        }
        insert.executeBatch();
        done.setInt(1, outcome.position());
        done.executeUpdate();
      }
    }
  }

  private static void insertPrediction(
      PreparedStatement insert, int position, int intervention, Answered answer)
      throws SQLException {
    insert.setInt(1, position);
    insert.setInt(2, intervention);
    insert.setString(3, answer.text());
    insert.setBoolean(4, answer.score().exact());
    insert.setDouble(5, answer.score().f1());
    insert.addBatch();
  }

  /** Notes that somebody begins to work on the session. */
  static void insertRun(Connection connection, Environment environment) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO run (started, %s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                .formatted(ENVIRONMENT))) {
      insert.setString(1, now());
      insert.setString(2, environment.program());
      insert.setString(3, environment.engine());
      insert.setString(4, environment.natives());
      insert.setString(5, environment.device());
      insert.setInt(6, environment.threads());
      insert.setString(7, environment.precision());
      insert.setInt(8, environment.batching().maxWindows());
      insert.setInt(9, environment.batching().maxTokens());
      insert.setString(10, environment.java());
      insert.setString(11, environment.system());
      insert.executeUpdate();
    }
  }

  /** Notes how the latest run's sweep came to its end. */
  static void insertEnding(Connection connection, Ending ending, StopRule stop)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE run SET ending = ?, until_width = ?
            WHERE number = (SELECT max(number) FROM run)
            """)) {
      update.setString(1, ending.id());
      if (stop.width().isPresent()) {
        update.setDouble(2, stop.width().getAsDouble());
      } else {
        update.setNull(2, Types.REAL);
      }
      update.executeUpdate();
    }
  }

  /** Notes that the latest run is over. */
  static void endRun(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE run SET ended = ? WHERE number = (SELECT max(number) FROM run)")) {
      update.setString(1, now());
      update.executeUpdate();
    }
  }

  /**
   * Every run, the first one first.
   *
   * @throws IllegalArgumentException if a batch rule makes no sense
   * @throws java.time.DateTimeException if a time does not
   */
  static List<Run> runs(Connection connection) throws SQLException {
    List<Run> runs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT started, ended, %s, ending, until_width FROM run ORDER BY number"
                    .formatted(ENVIRONMENT))) {
      while (rows.next()) {
        double width = rows.getDouble(14);
        boolean anyWidth = !rows.wasNull();
        runs.add(
            new Run(
                Instant.parse(Database.text(rows, 1)),
                Optional.ofNullable(rows.getString(2)).map(Instant::parse),
                Optional.ofNullable(rows.getString(13)).flatMap(Ending::byId),
                anyWidth ? OptionalDouble.of(width) : OptionalDouble.empty(),
                environment(rows)));
      }
    }
    return runs;
  }

  private static Environment environment(ResultSet rows) throws SQLException {
    return new Environment(
        Database.text(rows, 3),
        Database.text(rows, 4),
        noted(rows.getString(5)),
        Database.text(rows, 6),
        rows.getInt(7),
        noted(rows.getString(8)),
        new BatchRule(rows.getInt(9), rows.getInt(10)),
        noted(rows.getString(11)),
        noted(rows.getString(12)));
  }

  private static String noted(@Nullable String value) {
    return Objects.requireNonNullElse(value, Environment.NOT_NOTED);
  }

  static Map<String, String> provenance(Connection connection) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT key, value FROM provenance")) {
      while (rows.next()) {
        values.put(Database.text(rows, 1), Database.text(rows, 2));
      }
    }
    return values;
  }

  /** The spellings of the interventions, without the baseline. */
  static List<String> specs(Connection connection) throws SQLException {
    List<String> specs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT spec FROM intervention WHERE number > 0 ORDER BY number")) {
      while (rows.next()) {
        specs.add(Database.text(rows, 1));
      }
    }
    return specs;
  }

  /** The ids of the examples in the order of the run. */
  static List<String> ids(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM example ORDER BY position")) {
      while (rows.next()) {
        ids.add(Database.text(rows, 1));
      }
    }
    return ids;
  }

  /** How many examples are finished. */
  static int done(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM example WHERE done")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
