package org.zonelens.analysis.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows of comma-separated fields, quoted after RFC 4180, in UTF-8 with a line feed after each row.
 */
public final class CsvFile {
  private final List<String> lines = new ArrayList<>();

  /** Adds a row. */
  public void row(List<String> fields) {
    lines.add(fields.stream().map(CsvFile::quoted).collect(Collectors.joining(",")));
  }

  /** A number with a point whatever the machine's language; empty if it is not known. */
  public static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /**
   * Replaces a file as a whole: whoever reads it meanwhile sees the old or the new one.
   *
   * @throws org.zonelens.analysis.fault.InputException if it cannot be written
   */
  public void write(Path file) {
    TableFile.write(file, lines);
  }

  @Override
  public String toString() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
