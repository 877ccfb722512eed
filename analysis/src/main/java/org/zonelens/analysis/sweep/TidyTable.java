package org.zonelens.analysis.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * One row per intervention and everything about it in columns, for statistics programs. Scores are
 * in percent, differences in percentage points; a field is empty where nothing is known. {@code
 * p_adjusted} is Holm's. Programs go by the columns' order: new ones come at the end.
 *
 * <p>Where a file's ending is {@code .json} it is an array of objects, else comma-separated values.
 * Both have the same names, order and digits; a number that is not known is null in JSON.
 */
public final class TidyTable {
  /** The columns of both layouts, in their order. */
  private static final List<Column> COLUMNS =
      List.of(
          new Text("model", row -> row.table.provenance().model()),
          new Text("data", row -> row.table.provenance().data()),
          new Text("zone", row -> row.cell.intervention().zone().toString()),
          new Text("layers", row -> row.cell.intervention().scope().layers().indexes().toString()),
          new Text("heads", row -> row.cell.intervention().scope().heads().indexes().toString()),
          new Text("operator", row -> row.cell.intervention().operator().toString()),
          new Text("convention", row -> row.table.provenance().convention().id()),
          count("n", SweepCell::n),
          new Figure("em", "%.4f", SweepCell::em),
          new Figure("f1", "%.4f", SweepCell::f1),
          new Figure("delta_em", "%.4f", SweepCell::deltaEm),
          new Figure("delta_em_low", "%.4f", SweepCell::low),
          new Figure("delta_em_high", "%.4f", SweepCell::high),
          new Figure("p_value", "%.6g", SweepCell::pValue),
          new Figure("p_adjusted", "%.6g", SweepCell::pAdjusted),
          count("fixed", SweepCell::fixed),
          count("broken", SweepCell::broken),
          new Figure("delta_f1", "%.4f", SweepCell::deltaF1),
          new Figure("delta_f1_low", "%.4f", cell -> cell.f1Interval().low()),
          new Figure("delta_f1_high", "%.4f", cell -> cell.f1Interval().high()),
          new Figure("p_bh", "%.6g", SweepCell::pBh));

  private static final Column SLICE = new Text("slice", row -> row.slice);

  private TidyTable() {}

  private record Row(String slice, SweepTable table, SweepCell cell) {}

  private sealed interface Column {
    String name();

    /** The field as text; empty where nothing is known. */
    String text(Row row);
  }

  private record Text(String name, Function<Row, String> of) implements Column {
    @Override
    public String text(Row row) {
      return of.apply(row);
    }
  }

  private record Figure(String name, String format, ToDoubleFunction<SweepCell> of)
      implements Column {
    @Override
    public String text(Row row) {
      return CsvFile.number(format, of.applyAsDouble(row.cell));
    }
  }

  private static Figure count(String name, ToIntFunction<SweepCell> of) {
    return new Figure(name, "%.0f", of::applyAsInt);
  }

  /**
   * Writes a table of a sweep.
   *
   * @throws org.zonelens.analysis.fault.InputException if the file cannot be written
   */
  public static void write(SweepTable table, Path file) {
    write(COLUMNS, rowsOf("", table), file);
  }

  /**
   * Writes the tables of a sweep's slices below each other, with the slices' names in a first
   * column, "slice".
   *
   * @throws org.zonelens.analysis.fault.InputException if the file cannot be written
   */
  public static void write(SequencedMap<String, SweepTable> slices, Path file) {
    List<Column> columns = new ArrayList<>(List.of(SLICE));
    columns.addAll(COLUMNS);
    List<Row> rows = new ArrayList<>();
    slices.forEach((name, table) -> rows.addAll(rowsOf(name, table)));
    write(columns, rows, file);
  }

  private static List<Row> rowsOf(String slice, SweepTable table) {
    return table.cells().stream().map(cell -> new Row(slice, table, cell)).toList();
  }

  private static void write(List<Column> columns, List<Row> rows, Path file) {
    String name = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      TableFile.write(file, json(columns, rows));
    } else {
      csv(columns, rows).write(file);
    }
  }

  static CsvFile rows(SweepTable table) {
    return csv(COLUMNS, rowsOf("", table));
  }

  private static CsvFile csv(List<Column> columns, List<Row> rows) {
    CsvFile csv = new CsvFile();
    csv.row(columns.stream().map(Column::name).toList());
    rows.forEach(row -> csv.row(columns.stream().map(column -> column.text(row)).toList()));
    return csv;
  }

  /** An object per line. */
  private static List<String> json(List<Column> columns, List<Row> rows) {
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      ObjectNode object = mapper.createObjectNode();
      columns.forEach(column -> put(object, column, row));
      lines.add(object + (lines.size() + 1 < rows.size() ? "," : ""));
    }
    lines.addFirst("[");
    lines.addLast("]");
    return lines;
  }

  private static void put(ObjectNode object, Column column, Row row) {
    String text = column.text(row);
    switch (column) {
      case Text(String name, _) -> object.put(name, text);
      case Figure(String name, _, _) when text.isEmpty() -> object.putNull(name);
      case Figure(String name, _, _) -> object.putRawValue(name, new RawValue(text));
    }
  }
}
