package org.zonelens.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.figure.SweepDeltas;
import org.zonelens.assets.Texts;

/** Every mask and all that is known of its effect, zone by zone. */
final class MaskTable {
  private final SweepTable table;
  private final Texts texts;
  private final List<Column> columns = new ArrayList<>();

  /**
   * A column after that of the zone.
   *
   * @param key of its heading in the bundle
   * @param kind its class in the style sheet
   */
  private record Column(String key, String kind, Function<SweepCell, String> field) {}

  private MaskTable(SweepTable table, Texts texts) {
    this.table = table;
    this.texts = texts;
    // What is the same everywhere needs no column.
    varying("layers", cell -> cell.intervention().scope().layers().indexes().toString());
    varying("heads", cell -> cell.intervention().scope().heads().indexes().toString());
    varying("operator", cell -> cell.intervention().operator().toString());
    number("em", cell -> Numbers.percent(cell.em()));
    columns.add(new Column("delta-em", "number change", cell -> Numbers.points(cell.deltaEm())));
    number("interval", cell -> Numbers.interval(cell.low(), cell.high()));
    number("p", cell -> Numbers.pValue(cell.pValue()));
    number("holm", cell -> Numbers.pValue(cell.pAdjusted()));
    number("bh", cell -> Numbers.pValue(cell.pBh()));
    number("fixed", cell -> Integer.toString(cell.fixed()));
    number("broken", cell -> Integer.toString(cell.broken()));
    number("f1", cell -> Numbers.percent(cell.f1()));
    number("delta-f1", cell -> Numbers.points(cell.deltaF1()));
    number(
        "f1-interval", cell -> Numbers.interval(cell.f1Interval().low(), cell.f1Interval().high()));
  }

  private void varying(String key, Function<SweepCell, String> field) {
    if (table.cells().stream().map(field).distinct().count() > 1) {
      columns.add(new Column(key, "number", field));
    }
  }

  private void number(String key, Function<SweepCell, String> field) {
    columns.add(new Column(key, "number", field));
  }

  static void add(Markup page, SweepTable table, Texts texts) {
    new MaskTable(table, texts).add(page);
  }

  private void add(Markup page) {
    page.open("section", "aria-labelledby", "masks");
    page.element("h2", texts.get("masks"), "id", "masks");
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0")
        .open("table", "class", "masks")
        .element("caption", texts.get("masks.caption", table.done()));
    page.open("thead").open("tr").element("th", texts.get("column.zone"), "scope", "col");
    for (Column column : columns) {
      page.element("th", texts.get("column." + column.key), "scope", "col", "class", column.kind);
    }
    page.close().close();
    for (Zone zone : table.zones()) {
      page.open("tbody");
      table.cells().stream()
          .filter(cell -> cell.intervention().zone().equals(zone))
          .forEach(cell -> addRow(page, cell));
      page.close();
    }
    page.close().close();
    page.element(
        "p",
        texts.get("masks.read", table.provenance().convention().id(), operators()),
        "class",
        "note");
    page.element("p", texts.get("masks.note"), "class", "note").close();
  }

  private String operators() {
    return table.cells().stream()
        .map(cell -> cell.intervention().operator().toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String kind(SweepCell cell) {
    if (cell.fixed() + cell.broken() == 0) {
      return "same";
    }
    return ReportContent.isSignificant(cell) ? "significant" : "changed";
  }

  private void addRow(Markup page, SweepCell cell) {
    page.open("tr", "class", kind(cell));
    page.element("th", SweepDeltas.name(cell.intervention().zone()), "scope", "row");
    columns.forEach(column -> page.element("td", column.field.apply(cell), "class", column.kind));
    page.close();
  }
}
