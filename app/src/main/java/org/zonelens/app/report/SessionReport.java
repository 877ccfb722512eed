package org.zonelens.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.zonelens.analysis.data.DataFault;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.file.WholeFile;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.app.open.Program;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.chart.ChartTheme;

/**
 * A session as one HTML file that needs nothing else: figures, statistics, settings, and how to
 * make it again. It runs no script and asks no network.
 */
public final class SessionReport {
  private final String session;
  private final ReportContent content;
  private final Locale locale;
  private final Texts texts;

  private SessionReport(String session, ReportContent content, Locale locale) {
    this.session = session;
    this.content = content;
    this.locale = locale;
    this.texts = Texts.of("report", locale);
  }

  /**
   * Writes the report, replacing one that is there.
   *
   * @param name of the session's file
   * @param locale of the report's texts
   * @throws InputException if it cannot be written, or the session is damaged
   */
  public static void write(
      Path file, Session session, Path name, Locale locale, JobContext context) {
    context.progress(0, 3);
    ReportContent content = ReportContent.of(session);
    context.checkpoint();
    context.progress(1, 3);
    String own = Objects.toString(name.getFileName(), "session.zlens");
    String page = new SessionReport(own, content, locale).page(Clock.systemUTC());
    context.checkpoint();
    context.progress(2, 3);
    try {
      WholeFile.write(file, unfinished -> Files.writeString(unfinished, page));
    } catch (IOException e) {
      throw new InputException(e, DataFault.CANNOT_WRITE, file.toString());
    }
    context.progress(3, 3);
  }

  private String page(Clock clock) {
    SweepTable table = content.table();
    Markup page = new Markup();
    page.open("html", "lang", texts.get("language"));
    addHead(page);
    page.open("body").open("main");
    Summary.add(page, table, texts);
    addFigures(page);
    SettingsSection.addNotes(page, content.notes(), texts);
    MaskTable.add(page, table, texts);
    TurnedQuestions.add(page, content, texts);
    SettingsSection.add(page, content, texts);
    addReproducing(page);
    page.close();
    page.open("footer").open("p").text(texts.get("written", Program.VERSION) + " ");
    SettingsSection.addTime(page, clock.instant());
    page.close().close();
    return page.close().close().toString();
  }

  private void addHead(Markup page) {
    page.open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        // Whatever a text in the session may be: nothing runs, nothing is fetched.
        .empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        .empty("meta", "name", "generator", "content", "ZoneLens " + Program.VERSION);
    var provenance = content.table().provenance();
    page.element("title", texts.get("title", provenance.model(), provenance.data()));
    page.open("style").verbatim("\n" + style()).close().close();
  }

  private void addFigures(Markup page) {
    Figures figures = new Figures(content.table(), locale);
    List<Figures.Picture> pictures = figures.pictures();
    if (pictures.isEmpty()) {
      return;
    }
    page.open("section", "aria-labelledby", "figures")
        .element("h2", texts.get("figures"), "id", "figures");
    for (Figures.Picture picture : pictures) {
      String part = texts.get("part." + picture.part().id());
      String caption = texts.get("figure." + picture.figure().id(), part, content.table().done());
      page.open("figure");
      for (ChartTheme theme : ChartTheme.values()) {
        // Both are there and one is shown: a page cannot change the colours inside a figure.
        String kind = "chart " + theme.name().toLowerCase(Locale.ROOT);
        page.open("div", "class", kind, "role", "img", "aria-label", caption)
            .verbatim(figures.svg(picture, theme))
            .close();
      }
      page.element("figcaption", caption).close();
    }
    page.close();
  }

  private void addReproducing(Markup page) {
    page.open("section", "aria-labelledby", "again")
        .element("h2", texts.get("again"), "id", "again")
        .element("p", texts.get("again.note"))
        .open("pre", "class", "scroll", "tabindex", "0")
        .element("code", ReproducingCommand.of(content.table(), session))
        .close()
        .element("h3", texts.get("cite"))
        .element("p", texts.get("cite.note", Program.VERSION))
        .open("ul", "class", "references")
        .element("li", texts.get("cite.iscience"))
        .element("li", texts.get("cite.protocols"))
        .close()
        .close();
  }

  private static String style() {
    try (InputStream sheet =
        Objects.requireNonNull(
            SessionReport.class.getResourceAsStream("/org/zonelens/assets/style/report.css"))) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
