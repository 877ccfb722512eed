package org.zonelens.app.report;

import java.util.List;
import org.zonelens.analysis.session.Flip;
import org.zonelens.assets.Texts;

/** Some of the questions that the strongest masks turned, as examples of what they do. */
final class TurnedQuestions {
  private final int masks;
  private final Texts texts;

  private TurnedQuestions(int masks, Texts texts) {
    this.masks = masks;
    this.texts = texts;
  }

  static void add(Markup page, ReportContent content, Texts texts) {
    if (content.strongest().isEmpty()) {
      return;
    }
    TurnedQuestions turned = new TurnedQuestions(content.table().cells().size(), texts);
    page.open("section", "aria-labelledby", "turned")
        .element("h2", texts.get("turned"), "id", "turned")
        .element("p", texts.get("turned.note"), "class", "note");
    content.strongest().forEach(strong -> turned.add(page, strong));
    page.close();
  }

  private void add(Markup page, ReportContent.Strong strong) {
    String title =
        texts.get(
            "turned.mask",
            MaskLabels.of(strong.cell().intervention(), texts),
            Numbers.points(strong.cell().deltaEm()),
            strong.questions().size(),
            strong.cell().fixed() + strong.cell().broken());
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", title)
        .open("table", "class", "turned")
        .element("caption", title)
        .open("thead")
        .open("tr");
    for (String column : List.of("question", "answers", "before", "after", "turn")) {
      page.element("th", texts.get("turned." + column), "scope", "col");
    }
    page.element("th", texts.get("turned.masks"), "scope", "col", "class", "number");
    page.close().close().open("tbody");
    strong.questions().forEach(question -> addRow(page, question));
    page.close().close().close();
  }

  private void addRow(Markup page, ReportContent.Turned turned) {
    Flip flip = turned.flip();
    page.open("tr").element("th", flip.question(), "scope", "row", "dir", "auto");
    page.open("td");
    List<String> answers = flip.answers().stream().distinct().toList();
    for (int i = 0; i < answers.size(); i++) {
      page.text(i == 0 ? "" : " / ").foreign(answers.get(i));
    }
    page.close();
    addAnswer(page, flip.before());
    addAnswer(page, flip.after());
    page.element(
            "td",
            texts.get(flip.fixed() ? "turned.fixed" : "turned.broken"),
            "class",
            flip.fixed() ? "fixed" : "broken")
        .element("td", texts.get("turned.of", turned.masks(), masks), "class", "number")
        .close();
  }

  private void addAnswer(Markup page, String answer) {
    if (answer.isEmpty()) {
      page.element("td", texts.get("turned.no-answer"), "class", "none");
    } else {
      page.element("td", answer, "dir", "auto");
    }
  }
}
