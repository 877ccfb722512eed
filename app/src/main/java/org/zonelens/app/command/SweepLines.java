package org.zonelens.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepGrid;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Scope;

/**
 * ΔEM in rows and columns, a block for each part of the plan: the parts down and the zones across,
 * or layers down and heads across for each zone; then a row for each single mask.
 */
final class SweepLines {
  private static final int NARROWEST = 8;

  private final Terminal terminal;
  private final Function<SweepCell, String> text;
  private final StringBuilder lines = new StringBuilder();

  /** Changes alone. */
  SweepLines(Terminal terminal) {
    this(terminal, SweepLines::change);
  }

  private SweepLines(Terminal terminal, Function<SweepCell, String> text) {
    this.terminal = terminal;
    this.text = text;
  }

  /** Changes with their intervals. */
  static SweepLines withIntervals(Terminal terminal) {
    return new SweepLines(terminal, SweepLines::changeAndInterval);
  }

  private static String change(SweepCell cell) {
    return String.format(Locale.ROOT, "%+.2f", cell.deltaEm());
  }

  private static String changeAndInterval(SweepCell cell) {
    return cell.interval().isKnown()
        ? String.format(
            Locale.ROOT, "%+.1f [%+.1f, %+.1f]", cell.deltaEm(), cell.low(), cell.high())
        : String.format(Locale.ROOT, "%+.1f", cell.deltaEm());
  }

  /** All blocks, each line after a line break. */
  String of(SweepTable table) {
    for (SweepGrid grid : table.grids()) {
      if (grid.by() == By.LAYER_HEAD) {
        int heads = table.provenance().heads();
        for (int zone = 0; zone < grid.zones().size(); zone++) {
          heads(grid, zone, heads);
        }
      } else {
        zones(grid);
      }
    }
    singles(table.singles());
    return lines.toString();
  }

  private void zones(SweepGrid grid) {
    block(
        terminal.text("sweep.part." + grid.by().id()),
        grid.zones().stream().map(Object::toString).toList(),
        grid.scopes().stream().map(SweepLines::name).toList(),
        row ->
            deltas(
                IntStream.range(0, grid.zones().size())
                    .mapToObj(zone -> grid.at(zone, row))
                    .toList()));
  }

  private void heads(SweepGrid grid, int zone, int heads) {
    List<String> columns = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      columns.add("#" + head);
    }
    List<String> rows = new ArrayList<>();
    for (int layer = 0; layer < grid.scopes().size() / heads; layer++) {
      rows.add("@" + layer);
    }
    int first = zone * grid.scopes().size();
    block(
        terminal.text("sweep.part." + grid.by().id(), grid.zones().get(zone)),
        columns,
        rows,
        row -> deltas(grid.cells().subList(first + row * heads, first + (row + 1) * heads)));
  }

  private void singles(List<SweepCell> cells) {
    if (!cells.isEmpty()) {
      block(
          terminal.text("sweep.part.masks"),
          List.of("ΔEM"),
          cells.stream().map(cell -> cell.intervention().toString()).toList(),
          row -> deltas(List.of(cells.get(row))));
    }
  }

  private List<String> deltas(List<SweepCell> cells) {
    return cells.stream()
        .map(cell -> Double.isNaN(cell.deltaEm()) ? "–" : text.apply(cell))
        .toList();
  }

  private static String name(Scope scope) {
    return scope.equals(Scope.EVERYWHERE) ? "·" : scope.toString();
  }

  private void block(
      String title, List<String> columns, List<String> rows, IntFunction<List<String>> values) {
    String left = "%n%-" + width(rows.stream(), 1) + "s";
    List<List<String>> cells = IntStream.range(0, rows.size()).mapToObj(values).toList();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      Stream<String> below = cells.stream().map(row -> row.get(column));
      right.add("%" + width(Stream.concat(Stream.of(columns.get(column)), below), 2) + "s");
    }
    lines.append(String.format("%n%s", title));
    line(left, "", right, columns);
    for (int row = 0; row < rows.size(); row++) {
      line(left, rows.get(row), right, cells.get(row));
    }
  }

  private void line(String left, String name, List<String> right, List<String> fields) {
    lines.append(String.format(left, name));
    for (int column = 0; column < fields.size(); column++) {
      lines.append(String.format(right.get(column), fields.get(column)));
    }
  }

  private static int width(Stream<String> texts, int gap) {
    return Math.max(texts.mapToInt(String::length).max().orElse(0) + gap, NARROWEST);
  }
}
