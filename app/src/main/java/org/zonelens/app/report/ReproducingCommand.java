package org.zonelens.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zonelens.analysis.decode.DecodingRule;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.sweep.By;
import org.zonelens.analysis.sweep.Provenance;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepPlan;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.analysis.zone.Intervention;

/** The command line that makes a sweep again. */
final class ReproducingCommand {
  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./#-]+";

  private final List<List<String>> options = new ArrayList<>();

  private ReproducingCommand() {}

  /**
   * The command for a shell, in lines of related options.
   *
   * @param session the file that it is to write
   */
  static String of(SweepTable table, String session) {
    ReproducingCommand command = new ReproducingCommand();
    Provenance provenance = table.provenance();
    command.add("--model", provenance.model(), "--data", provenance.data());
    if (provenance.precision() != Precision.FP32) {
      command.add("--precision", provenance.precision().id());
    }
    command.addMasks(table);
    OptionalInt limit = provenance.settings().limit();
    limit.ifPresent(most -> command.add("--limit", Integer.toString(most)));
    command.add("--seed", Long.toString(provenance.settings().seed()));
    command.addReading(provenance);
    command.add("--session", session);
    return command.options.stream()
        .map(
            words ->
                words.stream().map(ReproducingCommand::quoted).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" \\\n    ", "zonelens sweep ", ""));
  }

  private void add(String... words) {
    options.add(List.of(words));
  }

  private void addMasks(SweepTable table) {
    Provenance provenance = table.provenance();
    List<Intervention> masks = table.cells().stream().map(SweepCell::intervention).toList();
    List<Intervention> planned = planned(table);
    List<Intervention> singles = table.besidesPlan();
    if (planned.isEmpty()
        || !Stream.concat(planned.stream(), singles.stream()).toList().equals(masks)) {
      masks.forEach(mask -> add("--mask", mask.toString()));
    } else {
      String zones =
          planned.stream()
              .map(mask -> mask.zone().toString())
              .distinct()
              .collect(Collectors.joining(","));
      String operator = planned.getFirst().operator().toString();
      add("--zones", zones, "--by", By.spell(provenance.by()), "--operator", operator);
      singles.forEach(mask -> add("--mask", mask.toString()));
    }
    add("--convention", provenance.convention().id());
  }

  /** What masking the planned zones in every part gives; nothing if there are none. */
  private static List<Intervention> planned(SweepTable table) {
    Provenance provenance = table.provenance();
    if (table.plannedZones().isEmpty()) {
      return List.of();
    }
    return SweepPlan.of(
            table.plannedZones(),
            provenance.by(),
            table.cells().getFirst().intervention().operator(),
            provenance.convention(),
            provenance.layers(),
            provenance.heads())
        .interventions();
  }

  private void addReading(Provenance provenance) {
    WindowRule window = provenance.settings().rules().window();
    DecodingRule decoding = provenance.settings().rules().decoding();
    add(
        "--max-length",
        Integer.toString(window.maxLength()),
        "--stride",
        Integer.toString(window.stride()));
    if (window.step() != WindowRule.Step.OVERLAP) {
      add("--stride-step", window.step().name().toLowerCase(Locale.ROOT));
    }
    window.maxQuestion().ifPresent(most -> add("--max-question-length", Integer.toString(most)));
    add(
        "--n-best",
        Integer.toString(decoding.nBest()),
        "--max-answer-length",
        Integer.toString(decoding.maxAnswerLength()));
    if (decoding.allowsNull()) {
      add("--null-threshold", Double.toString(decoding.nullThreshold()));
    }
    add("--language", language(provenance.settings().rules().metric()));
  }

  /** A language that is scored by the rule. */
  private static String language(Metric metric) {
    return switch (metric) {
      case SQUAD_1, SQUAD_2 -> "en";
      case CMRC_2018 -> "zh";
      case KORQUAD_1 -> "ko";
      case JAQUAD -> "ja";
      case MLQA_GERMAN -> "de";
      case MLQA_SPANISH -> "es";
      case MLQA_ARABIC -> "ar";
      case MLQA_HINDI -> "hi";
      case MLQA_VIETNAMESE -> "vi";
      case OTHER -> "other";
    };
  }

  private static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
