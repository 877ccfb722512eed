package org.zonelens.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.session.Environment;
import org.zonelens.analysis.session.Session;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;

class SessionReportTest {
  private static final String HOSTILE =
      "</td><script>alert('1')</script> \"&amp;\" \u0007\u009b]0;";
  private static final String RIGHT_TO_LEFT = "\u202eمن كتب هذا؟";
  private static final int LAYERS = 3;

  @TempDir Path folder;

  /** Questions 0 and 1 are hostile and broken by every mask of the passage; 2 and 3 are right. */
  private Session session(String model, int finished) {
    SweepPlan plan =
        SweepPlan.of(
            List.of(NamedZone.Q2, NamedZone.P2),
            List.of(By.LAYER),
            Operator.EXCLUDE,
            Convention.PUBLISHED,
            LAYERS,
            2);
    Provenance provenance =
        new Provenance(
            model,
            "bert",
            "f00d",
            LAYERS,
            2,
            "it's <data>",
            "beef",
            List.of(By.LAYER),
            Convention.PUBLISHED,
            Precision.FP32,
            new SweepSettings(
                new ReadingRules(
                    WindowRule.DEFAULT, new DecodingRule(20, 30, false, 0), Metric.SQUAD_1),
                OptionalInt.of(4),
                7));
    List<String> questions = List.of(HOSTILE, RIGHT_TO_LEFT, "Who?", "When?");
    List<Example> examples = new ArrayList<>();
    List<ExampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      List<Example.Answer> answers = List.of(new Example.Answer("<b>" + i, 0));
      examples.add(new Example("id" + i, questions.get(i), "text", i, "", answers, false));
      List<Answered> masked = new ArrayList<>();
      for (int mask = 0; mask < plan.interventions().size(); mask++) {
        boolean broken = i < 2 && mask >= LAYERS;
        masked.add(new Answered(broken ? "" : "<b>" + i, new Score(!broken, broken ? 0 : 1)));
      }
      if (i < finished) {
        outcomes.add(new ExampleOutcome(i, i, new Answered("<b>" + i, new Score(true, 1)), masked));
      }
    }
    Session session =
        Session.create(
            folder.resolve("own.zlens"),
            new SweepSetup(provenance, plan.interventions(), examples),
            new Environment(
                "ZoneLens <0>",
                "PyTorch",
                "none",
                "cpu",
                2,
                "fp32",
                BatchRule.CPU,
                "java",
                "system"));
    session.commit(outcomes);
    session.addNote("<i>" + HOSTILE);
    return session;
  }

  private Document report(Session session, Locale locale) throws Exception {
    Path file = folder.resolve("report.html");
    try (session) {
      SessionReport.write(file, session, Path.of("my own.zlens"), locale, JobContext.NONE);
    }
    byte[] bytes = Files.readAllBytes(file);
    assertTrue(new String(bytes, StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>\n<html"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static List<Element> elements(Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document page, String tag) {
    return elements(page, tag).stream().map(Element::getTextContent).toList();
  }

  @Test
  void whateverTextsHoldIsShownAndNeverMarkup() throws Exception {
    Document page = report(session("<img src=x onerror=alert(1)>", 4), Locale.ENGLISH);
    assertEquals(List.of(), elements(page, "script"));
    assertEquals(List.of(), elements(page, "img"));
    assertEquals(List.of(), elements(page, "i"));
    assertTrue(texts(page, "dd").getLast().startsWith("<i></td><script>"));
    List<String> headings = texts(page, "th");
    assertTrue(headings.contains(HOSTILE.replace('\u0007', '␇').replace('\u009b', '\ufffd')));
    assertTrue(headings.contains(RIGHT_TO_LEFT));
    assertEquals("<img src=x onerror=alert(1)> · it's <data>", texts(page, "h1").getFirst());
    assertTrue(texts(page, "td").contains("ZoneLens <0>"));
    Element turned =
        elements(page, "th").stream()
            .filter(each -> each.getTextContent().equals(RIGHT_TO_LEFT))
            .findFirst()
            .orElseThrow();
    assertEquals("auto", turned.getAttribute("dir"));
  }

  @Test
  void thePageAsksForNothingElse() throws Exception {
    Document page = report(session("m", 4), Locale.ENGLISH);
    for (Element element : elements(page, "*")) {
      for (String attribute : List.of("src", "srcset", "href", "xlink:href", "action", "onload")) {
        assertFalse(element.hasAttribute(attribute), element.getTagName());
      }
    }
    assertFalse(texts(page, "style").getFirst().contains("url("));
    assertFalse(texts(page, "style").getFirst().contains("@import"));
    assertTrue(
        elements(page, "meta").stream()
            .anyMatch(each -> each.getAttribute("content").startsWith("default-src 'none'")));
  }

  @Test
  void everyTableSaysWhatItIsAndWhatItsHeadingsHead() throws Exception {
    Document page = report(session("m", 4), Locale.ENGLISH);
    assertEquals(elements(page, "table").size(), elements(page, "caption").size());
    assertTrue(elements(page, "table").size() >= 4);
    for (Element heading : elements(page, "th")) {
      assertTrue(Set.of("row", "col").contains(heading.getAttribute("scope")));
    }
    for (Element row : elements(page, "tr")) {
      Element table = (Element) row.getParentNode().getParentNode();
      Element first = (Element) table.getElementsByTagName("tr").item(0);
      assertEquals(
          first.getElementsByTagName("*").getLength() > 0, row.getChildNodes().getLength() > 1);
    }
  }

  @Test
  void idsAreUniqueAndThoseReferredToAreThere() throws Exception {
    Document page = report(session("m", 4), Locale.ENGLISH);
    Set<String> ids = new HashSet<>();
    Pattern reference = Pattern.compile("url\\(#([^)]+)\\)");
    List<String> wanted = new ArrayList<>();
    for (Element element : elements(page, "*")) {
      if (element.hasAttribute("id")) {
        assertTrue(ids.add(element.getAttribute("id")), element.getAttribute("id"));
      }
      for (String attribute : List.of("clip-path", "style", "fill")) {
        Matcher found = reference.matcher(element.getAttribute(attribute));
        while (found.find()) {
          wanted.add(found.group(1));
        }
      }
      if (element.hasAttribute("aria-labelledby")) {
        wanted.add(element.getAttribute("aria-labelledby"));
      }
    }
    assertFalse(wanted.isEmpty());
    assertFalse(elements(page, "svg").getFirst().hasAttribute("xmlns:jfreesvg"), "is no HTML");
    assertTrue(ids.containsAll(wanted), wanted + " in " + ids);
  }

  @Test
  void aRowSaysWhatTheTableHolds() throws Exception {
    Session session = session("m", 4);
    SweepCell broken = session.table().cell(Intervention.parse("p2@0")).orElseThrow();
    assertTrue(broken.interval().isKnown() && broken.low() < broken.high());
    Document page = report(session, Locale.ENGLISH);
    List<String> rows =
        texts(page, "tr").stream().map(row -> row.strip().replaceAll("\\s*\\n\\s*", "|")).toList();
    String expected =
        "P2|0|50.00|-50.00|[%+.2f, %+.2f]|0.5000|1.0000|%.4f|0|2|50.00|-50.00|[%+.2f, %+.2f]"
            .formatted(
                broken.low(),
                broken.high(),
                broken.pBh(),
                broken.f1Interval().low(),
                broken.f1Interval().high())
            .replace('-', '−')
            .replace("+0.00", "0.00");
    assertTrue(rows.contains(expected), expected + " in " + rows);
    assertTrue(rows.contains("seed|7"), rows.toString());
    assertTrue(texts(page, "td").contains("3 of 6"), "each is turned by the three masks of P2");
    assertTrue(texts(page, "li").getFirst().startsWith("No mask changes"));
  }

  @Test
  void anUnfinishedSweepSaysSo() throws Exception {
    assertTrue(
        texts(report(session("m", 3), Locale.ENGLISH), "p")
            .get(1)
            .startsWith("This sweep is not finished: 3 of 4 questions"));
  }

  @Test
  void aFinishedSweepDoesNotSayThatItIsUnfinished() throws Exception {
    assertFalse(
        texts(report(session("m", 4), Locale.ENGLISH), "p").stream()
            .anyMatch(text -> text.contains("not finished")));
  }

  @Test
  void aSweepWithoutAnyAnswerHasNoFiguresYet() throws Exception {
    Document page = report(session("m", 0), Locale.ENGLISH);
    assertEquals(List.of(), elements(page, "svg"));
    assertEquals("–", texts(page, "dd").getFirst());
  }

  @Test
  void figuresComeForLightAndDarkPages() throws Exception {
    Document page = report(session("m", 4), Locale.ENGLISH);
    assertEquals(2, elements(page, "figure").size(), "a heatmap and lines");
    assertEquals(4, elements(page, "svg").size());
    assertEquals(
        List.of("chart light", "chart dark", "chart light", "chart dark"),
        elements(page, "div").stream()
            .map(each -> each.getAttribute("class"))
            .filter(name -> name.startsWith("chart"))
            .toList());
  }

  @Test
  void theCommandQuotesWhatAShellWouldTakeApart() throws Exception {
    String command =
        texts(report(session("m", 4), Locale.ENGLISH), "code").getFirst().replace(" \\\n   ", "");
    assertEquals(
        "zonelens sweep --model m --data 'it'\\''s <data>' --zones q2,p2 --by layer"
            + " --operator exclude --convention published --limit 4 --seed 7 --max-length 384"
            + " --stride 128 --n-best 20 --max-answer-length 30 --language en"
            + " --session 'my own.zlens'",
        command);
  }

  @Test
  void aChineseReaderGetsChinese() throws Exception {
    Document page = report(session("m", 4), Locale.SIMPLIFIED_CHINESE);
    assertEquals("zh-Hans", page.getDocumentElement().getAttribute("lang"));
    assertTrue(texts(page, "h2").contains("全部掩码"));
    assertTrue(texts(page, "text").contains("屏蔽的区域"), "in the figures too");
  }
}
