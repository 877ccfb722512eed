package org.zonelens.app.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.assets.Texts;

/** The title, how far the sweep is, the model's own scores and the main findings. */
final class Summary {
  private Summary() {}

  static void add(Markup page, SweepTable table, Texts texts) {
    page.open("header")
        .element("p", texts.get("kicker"), "class", "kicker")
        .open("h1")
        .foreign(table.provenance().model())
        .text(" · ")
        .foreign(table.provenance().data())
        .close();
    if (!table.isComplete()) {
      page.element(
          "p",
          texts.get("unfinished", table.done(), table.total()),
          "class",
          "notice",
          "role",
          "note");
    }
    page.open("dl", "class", "tiles");
    String percent = table.done() == 0 ? "" : "%";
    addTile(page, texts.get("tile.em"), Numbers.percent(table.em()), percent);
    addTile(page, texts.get("tile.f1"), Numbers.percent(table.f1()), percent);
    addTile(
        page,
        texts.get("tile.questions"),
        Integer.toString(table.done()),
        table.isComplete() ? "" : texts.get("tile.of", Integer.toString(table.total())));
    addTile(page, texts.get("tile.masks"), Integer.toString(table.cells().size()), "");
    page.close();
    page.element("p", texts.get("rule", rule(table)), "class", "note");
    addFindings(page, table, texts);
    page.close();
  }

  private static String rule(SweepTable table) {
    return table.provenance().settings().rules().metric().code();
  }

  private static void addTile(Markup page, String name, String value, String unit) {
    page.open("div").element("dt", name).open("dd").text(value);
    if (!unit.isEmpty()) {
      page.element("span", " " + unit, "class", "unit");
    }
    page.close().close();
  }

  private static void addFindings(Markup page, SweepTable table, Texts texts) {
    if (table.done() == 0) {
      return;
    }
    List<SweepCell> significant =
        table.cells().stream().filter(ReportContent::isSignificant).toList();
    page.open("ul", "class", "findings");
    page.element("li", texts.get("finding.significant", significant.size(), table.cells().size()));
    Comparator<SweepCell> byChange = Comparator.comparingDouble(SweepCell::deltaEm);
    Optional<SweepCell> loss =
        table.cells().stream().filter(cell -> cell.deltaEm() < 0).min(byChange);
    Optional<SweepCell> gain =
        table.cells().stream().filter(cell -> cell.deltaEm() > 0).max(byChange);
    loss.ifPresent(cell -> addFinding(page, "finding.loss", cell, table.cells().size(), texts));
    gain.ifPresent(cell -> addFinding(page, "finding.gain", cell, table.cells().size(), texts));
    page.close();
  }

  private static void addFinding(Markup page, String key, SweepCell cell, int masks, Texts texts) {
    page.element(
        "li",
        texts.get(
            key,
            MaskLabels.of(cell.intervention(), texts),
            Numbers.points(cell.deltaEm()),
            Numbers.interval(cell.low(), cell.high()),
            cell.fixed(),
            cell.broken(),
            masks));
  }
}
