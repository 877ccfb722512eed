package org.zonelens.analysis.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.zonelens.analysis.model.Attention;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Token;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;

/** Pinned traces as rows of a session's table. */
final class TraceRows {
  /** SQLite holds at most 1,000,000,000 bytes in a row; something is left for the texts. */
  private static final long MOST_BYTES = 900_000_000;

  private static final String PIN =
      "name, pinned, model, model_family, model_fingerprint, example, answer";

  private static final String TRACE =
      "window, question, passage, convention, masks, layers, heads, n, tokens, token_ids,"
          + " token_type_ids, roles, starts, ends, attention, start_logits, end_logits";

  private static final int PIN_COLUMNS = 7;

  private TraceRows() {}

  static boolean fits(Trace trace) {
    return 4L * trace.attention().weights().length <= MOST_BYTES;
  }

  static void insert(Connection connection, PinnedTrace pinned) throws SQLException {
    String values = "?" + ", ?".repeat(PIN_COLUMNS + 16);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO trace (%s, %s) VALUES (%s)".formatted(PIN, TRACE, values))) {
      Pin pin = pinned.pin();
      setTexts(
          insert,
          0,
          pin.name(),
          pin.time().toString(),
          pin.model(),
          pin.family(),
          pin.fingerprint(),
          pin.example(),
          pin.answer());
      setTrace(insert, pinned.trace());
      insert.executeUpdate();
    }
  }

  private static void setTrace(PreparedStatement insert, Trace trace) throws SQLException {
    Window window = trace.window();
    Attention attention = trace.attention();
    insert.setInt(8, window.index());
    setTexts(
        insert,
        8,
        window.question(),
        window.passage(),
        trace.masking().convention().id(),
        Json.of(trace.masking().interventions().stream().map(Intervention::toString).toList()));
    insert.setInt(13, attention.layers());
    insert.setInt(14, attention.heads());
    insert.setInt(15, attention.size());
    setTexts(
        insert,
        15,
        Json.of(window.tokens().stream().map(Token::text).toList()),
        numbers(window, Token::id),
        numbers(window, Token::typeId),
        numbers(window, token -> token.role().code()),
        numbers(window, Token::start),
        numbers(window, Token::end));
    insert.setBytes(22, bytes(attention.weights()));
    insert.setBytes(23, bytes(trace.logits().start()));
    insert.setBytes(24, bytes(trace.logits().end()));
  }

  private static void setTexts(PreparedStatement insert, int before, String... texts)
      throws SQLException {
    for (int i = 0; i < texts.length; i++) {
      insert.setString(before + i + 1, texts[i]);
    }
  }

  private static String numbers(Window window, ToIntFunction<Token> number) {
    return Json.of(window.tokens().stream().mapToInt(number).toArray());
  }

  /** What is known about each, the first pinned first. */
  static List<Pin> pins(Connection connection) throws SQLException {
    List<Pin> pins = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + PIN + " FROM trace ORDER BY pinned, name")) {
      while (rows.next()) {
        pins.add(pin(rows));
      }
    }
    return pins;
  }

  static boolean has(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM trace WHERE name = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  static void delete(Connection connection, String name) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM trace WHERE name = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    }
  }

  /**
   * Reads one back.
   *
   * @throws IllegalArgumentException if its columns do not fit together
   */
  static Optional<PinnedTrace> read(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT %s, %s FROM trace WHERE name = ?".formatted(PIN, TRACE))) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(new PinnedTrace(pin(rows), trace(rows)))
            : Optional.empty();
      }
    }
  }

  private static Pin pin(ResultSet rows) throws SQLException {
    return new Pin(
        Database.text(rows, 1),
        Instant.parse(Database.text(rows, 2)),
        Database.text(rows, 3),
        Database.text(rows, 4),
        Database.text(rows, 5),
        Database.text(rows, 6),
        Database.text(rows, 7));
  }

  private static Trace trace(ResultSet rows) throws SQLException {
    Window window = window(rows);
    Masking masking =
        new Masking(
            Convention.valueOf(Database.text(rows, 11).toUpperCase(Locale.ROOT)),
            Json.texts(Database.text(rows, 12)).stream().map(Intervention::parse).toList());
    int layers = rows.getInt(13);
    int heads = rows.getInt(14);
    if (layers < 1 || heads < 1) {
      throw new IllegalArgumentException("%d layers of %d heads".formatted(layers, heads));
    }
    Attention attention = new Attention(layers, heads, rows.getInt(15), floats(rows.getBytes(22)));
    SpanLogits logits = new SpanLogits(floats(rows.getBytes(23)), floats(rows.getBytes(24)));
    return new Trace(window, masking, attention, logits);
  }

  private static Window window(ResultSet rows) throws SQLException {
    List<String> texts = Json.texts(Database.text(rows, 16));
    int[][] numbers = new int[5][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Json.numbers(Database.text(rows, 17 + i));
      if (numbers[i].length != texts.size()) {
        throw new IllegalArgumentException(
            "%d numbers for %d tokens".formatted(numbers[i].length, texts.size()));
      }
    }
    String question = Database.text(rows, 9);
    String passage = Database.text(rows, 10);
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Role role = role(numbers[2][i]);
      int start = numbers[3][i];
      int end = numbers[4][i];
      String text = role == Role.PASSAGE ? passage : role == Role.QUESTION ? question : "";
      if (start < 0 || end < start || end > text.length()) {
        throw new IllegalArgumentException(
            "token %d from %d to %d of %d characters".formatted(i, start, end, text.length()));
      }
      tokens.add(new Token(texts.get(i), numbers[0][i], numbers[1][i], role, start, end));
    }
    return new Window(rows.getInt(8), question, passage, tokens);
  }

  private static Role role(int code) {
    return Arrays.stream(Role.values())
        .filter(role -> role.code() == code && role != Role.PAD)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role has the number " + code));
  }

  private static byte[] bytes(float[] numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(numbers);
    return buffer.array();
  }

  private static float[] floats(byte[] bytes) {
    FloatBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] numbers = new float[buffer.remaining()];
    buffer.get(numbers);
    return numbers;
  }
}
