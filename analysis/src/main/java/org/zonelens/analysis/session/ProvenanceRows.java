package org.zonelens.analysis.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepSettings;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Convention;

/** A provenance as the rows of a session's table, named like the options of the command line. */
final class ProvenanceRows {

  /** Names are for people: the same model may be opened from another place. */
  private static final Set<String> NOT_COMPARED = Set.of("model", "data");

  private static final String PRECISION = "precision";

  private static final String QUESTION = "max-question-length";

  /** The row of a limit that there is not. */
  private static final String ALL = "all";

  private static final int SHOWN = 16;

  private ProvenanceRows() {}

  static Map<String, String> of(Provenance provenance) {
    ReadingRules rules = provenance.settings().rules();
    OptionalInt limit = provenance.settings().limit();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("model", provenance.model());
    rows.put("model-family", provenance.family());
    rows.put("model-fingerprint", provenance.modelFingerprint());
    rows.put("layers", Integer.toString(provenance.layers()));
    rows.put("heads", Integer.toString(provenance.heads()));
    rows.put("data", provenance.data());
    rows.put("data-fingerprint", provenance.dataFingerprint());
    rows.put("by", By.spell(provenance.by()));
    rows.put("convention", provenance.convention().id());
    rows.put(PRECISION, provenance.precision().id());
    rows.put("limit", spelled(limit));
    rows.put("seed", Long.toString(provenance.settings().seed()));
    rows.put("metric", rules.metric().code());
    rows.put("max-length", Integer.toString(rules.window().maxLength()));
    rows.put("stride", Integer.toString(rules.window().stride()));
    rows.put("stride-step", rules.window().step().name().toLowerCase(Locale.ROOT));
    rows.put(QUESTION, spelled(rules.window().maxQuestion()));
    rows.put("n-best", Integer.toString(rules.decoding().nBest()));
    rows.put("max-answer-length", Integer.toString(rules.decoding().maxAnswerLength()));
    rows.put("null-answers", Boolean.toString(rules.decoding().allowsNull()));
    rows.put("null-threshold", Double.toString(rules.decoding().nullThreshold()));
    return rows;
  }

  /**
   * Reads rows back.
   *
   * @throws NoSuchElementException if a row is missing
   * @throws IllegalArgumentException if a value makes no sense
   */
  static Provenance parse(Map<String, String> rows) {
    WindowRule window =
        new WindowRule(
            integer(rows, "max-length"),
            integer(rows, "stride"),
            WindowRule.Step.valueOf(constant(rows, "stride-step")),
            // Sessions from before there was such a limit lack the row.
            limit(rows.getOrDefault(QUESTION, ALL)));
    DecodingRule decoding =
        new DecodingRule(
            integer(rows, "n-best"),
            integer(rows, "max-answer-length"),
            Boolean.parseBoolean(text(rows, "null-answers")),
            Double.parseDouble(text(rows, "null-threshold")));
    return new Provenance(
        text(rows, "model"),
        text(rows, "model-family"),
        text(rows, "model-fingerprint"),
        integer(rows, "layers"),
        integer(rows, "heads"),
        text(rows, "data"),
        text(rows, "data-fingerprint"),
        By.parse(text(rows, "by")),
        Convention.valueOf(constant(rows, "convention")),
        // Sessions from before there was a choice lack the row.
        Precision.byId(rows.getOrDefault(PRECISION, Precision.FP32.id())).orElseThrow(),
        new SweepSettings(
            new ReadingRules(window, decoding, Metric.byCode(text(rows, "metric")).orElseThrow()),
            limit(text(rows, "limit")),
            Long.parseLong(text(rows, "seed"))));
  }

  /** What differs, each as {@code name (then, now)}. */
  static List<String> differences(Provenance then, Provenance now) {
    Map<String, String> before = of(then);
    Map<String, String> after = of(now);
    List<String> differences = new ArrayList<>();
    before.forEach(
        (name, value) -> {
          String other = text(after, name);
          if (!NOT_COMPARED.contains(name) && !value.equals(other)) {
            differences.add("%s (%s, %s)".formatted(name, shortened(value), shortened(other)));
          }
        });
    return differences;
  }

  /** A fingerprint's beginning tells it apart well enough. */
  private static String shortened(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }

  private static String spelled(OptionalInt limit) {
    return limit.isPresent() ? Integer.toString(limit.getAsInt()) : ALL;
  }

  private static OptionalInt limit(String text) {
    return text.equals(ALL) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static int integer(Map<String, String> rows, String name) {
    return Integer.parseInt(text(rows, name));
  }

  private static String constant(Map<String, String> rows, String name) {
    return text(rows, name).toUpperCase(Locale.ROOT);
  }

  private static String text(Map<String, String> rows, String name) {
    String value = rows.get(name);
    if (value == null) {
      throw new NoSuchElementException(name);
    }
    return value;
  }
}
