package org.zonelens.app.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Run;
import org.zonelens.assets.Texts;

/** Where everything came from, and when and on what it ran. */
final class SettingsSection {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private SettingsSection() {}

  static void add(Markup page, ReportContent content, Texts texts) {
    page.open("section", "aria-labelledby", "settings")
        .element("h2", texts.get("settings"), "id", "settings");
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0")
        .open("table", "class", "settings")
        .element("caption", texts.get("settings.caption"))
        .open("tbody");
    content
        .facts()
        .forEach(
            (name, value) ->
                page.open("tr")
                    .element("th", name, "scope", "row")
                    .element("td", value, "dir", "auto")
                    .close());
    page.close().close().close();
    addRuns(page, content.runs(), texts);
    page.close();
  }

  /** What people wrote about the session. */
  static void addNotes(Markup page, List<Note> notes, Texts texts) {
    if (notes.isEmpty()) {
      return;
    }
    page.open("section", "aria-labelledby", "notes")
        .element("h2", texts.get("notes"), "id", "notes")
        .open("dl", "class", "notes");
    for (Note note : notes) {
      page.open("dt");
      addTime(page, note.time());
      page.close().element("dd", note.text(), "dir", "auto");
    }
    page.close().close();
  }

  private static void addRuns(Markup page, List<Run> runs, Texts texts) {
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0")
        .open("table", "class", "runs")
        .element("caption", texts.get("runs"))
        .open("thead")
        .open("tr");
    for (String column :
        List.of(
            "started",
            "ended",
            "ending",
            "program",
            "engine",
            "natives",
            "java",
            "system",
            "device",
            "precision")) {
      page.element("th", texts.get("runs." + column), "scope", "col");
    }
    page.element("th", texts.get("runs.threads"), "scope", "col", "class", "number");
    page.close().close().open("tbody");
    for (Run run : runs) {
      page.open("tr").open("th", "scope", "row");
      addTime(page, run.started());
      page.close().open("td");
      run.ended()
          .ifPresentOrElse(
              ended -> addTime(page, ended), () -> page.text(texts.get("runs.not-ended")));
      page.close()
          .element("td", ending(run, texts))
          .element("td", run.environment().program())
          .element("td", run.environment().engine())
          .element("td", run.environment().natives())
          .element("td", run.environment().java())
          .element("td", run.environment().system())
          .element("td", run.environment().device())
          .element("td", run.environment().precision())
          .element("td", Integer.toString(run.environment().threads()), "class", "number")
          .close();
    }
    page.close().close().close();
  }

  private static String ending(Run run, Texts texts) {
    return run.ending()
        .map(ending -> texts.get("runs.ending." + ending.id(), run.untilWidth().orElse(Double.NaN)))
        .orElse("–");
  }

  /** To the minute, for people and for machines. */
  static void addTime(Markup page, Instant time) {
    String machine = time.truncatedTo(ChronoUnit.SECONDS).toString();
    page.open("time", "datetime", machine).text(MINUTE.format(time)).close();
  }
}
