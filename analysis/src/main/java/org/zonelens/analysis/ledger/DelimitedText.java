package org.zonelens.analysis.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.fault.InputException;

/**
 * Rows of fields, quoted after RFC 4180, with commas, semicolons or tabs between them: the one that
 * the first row has most of. Blank rows are left out, blanks around fields too.
 */
final class DelimitedText {
  /** Many times what any table of zones has. */
  static final int MOST_COLUMNS = 200;

  private static final char[] DELIMITERS = {',', ';', '\t'};

  private final String file;
  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  private DelimitedText(String file, String text) {
    this.file = file;
    this.text = text;
    this.delimiter = delimiter(text.stripLeading());
  }

  /**
   * One row.
   *
   * @param line in which it begins, counted from 1
   */
  record Row(int line, List<String> fields) {
    Row {
      fields = List.copyOf(fields);
    }

    /** A field by its column, counted from 0; empty where the row is shorter. */
    String field(int column) {
      return column < fields.size() ? fields.get(column) : "";
    }
  }

  /**
   * Reads a text.
   *
   * @param file its name, for faults
   * @throws org.zonelens.analysis.fault.InputException if a row has far too many fields, or a
   *     quoted one has no end
   */
  static List<Row> rows(String file, String text) {
    DelimitedText reader = new DelimitedText(file, text);
    List<Row> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      reader.row().ifPresent(rows::add);
    }
    return rows;
  }

  /** Whether decimals are written with a comma, as they are where it does not separate fields. */
  static boolean hasDecimalCommas(String text) {
    return delimiter(text.stripLeading()) != ',';
  }

  private static char delimiter(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    char most = ',';
    long count = 0;
    boolean quoted = false;
    int[] counts = new int[DELIMITERS.length];
    for (int i = 0; i < first.length(); i++) {
      char c = first.charAt(i);
      quoted ^= c == '"';
      for (int k = 0; k < DELIMITERS.length && !quoted; k++) {
        counts[k] += c == DELIMITERS[k] ? 1 : 0;
      }
    }
    for (int k = 0; k < DELIMITERS.length; k++) {
      if (counts[k] > count) {
        count = counts[k];
        most = DELIMITERS[k];
      }
    }
    return most;
  }

  private Optional<Row> row() {
    int begins = line;
    List<String> fields = new ArrayList<>();
    while (true) {
      if (fields.size() == MOST_COLUMNS) {
        throw new InputException(LedgerFault.TOO_MANY_COLUMNS, file, begins, MOST_COLUMNS);
      }
      fields.add(field());
      char ended = at < text.length() ? text.charAt(at) : '\n';
      at++;
      if (ended != delimiter) {
        endLine(ended);
        boolean blank = fields.stream().allMatch(String::isEmpty);
        return blank ? Optional.empty() : Optional.of(new Row(begins, fields));
      }
    }
  }

  private void endLine(char ended) {
    if (ended == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
  }

  /** A field, up to what ends it. */
  private String field() {
    StringBuilder field = new StringBuilder();
    int opened = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        boolean escaped = opened > 0 && at + 1 < text.length() && text.charAt(at + 1) == '"';
        if (escaped) {
          field.append('"');
          at++;
        } else {
          opened = opened > 0 ? 0 : line;
        }
      } else if (opened == 0 && (c == delimiter || c == '\n' || c == '\r')) {
        break;
      } else {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      }
      at++;
    }
    if (opened > 0) {
      throw new InputException(LedgerFault.OPEN_QUOTE, file, opened);
    }
    return field.toString().strip();
  }
}
