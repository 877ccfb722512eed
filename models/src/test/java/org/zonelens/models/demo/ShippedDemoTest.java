package org.zonelens.models.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.DatasetReader;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationResult;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.score.Metric;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.HuggingFaceModel;
import org.zonelens.models.device.ComputeChoice;

/** Holds the demos that ship to what their model cards say. */
class ShippedDemoTest {
  private static final Path ASSETS = Path.of("../assets/src/main/resources/org/zonelens/assets");

  /** One question of a thousand may go the other way on another processor. */
  private static final double ROUNDING = 0.25;

  @TempDir Path folder;

  private static Path folder(DemoLanguage language) {
    return ASSETS.resolve("demo-" + language.code());
  }

  private static EvaluationResult evaluated(DemoLanguage language, String file, Masking masking) {
    Path demo = folder(language);
    try (HuggingFaceModel model =
        HuggingFaceModel.open(demo, "demo", ComputeChoice.CPU, JobContext.NONE)) {
      Dataset data = DatasetReader.read(demo.resolve(file), JobContext.NONE);
      EvaluationSettings settings =
          new EvaluationSettings(
              ReadingRules.of(data), masking, OptionalInt.empty(), BatchRule.CPU);
      return Evaluation.run(model, data, settings, JobContext.NONE, _ -> {});
    }
  }

  /** A number of a table row of the card that starts with the given cells. */
  private static double onCard(DemoLanguage language, String row, int cell) throws IOException {
    String card = Files.readString(folder(language).resolve("README.md"));
    Matcher found =
        Pattern.compile("^" + Pattern.quote(row) + "(.*)\\|$", Pattern.MULTILINE).matcher(card);
    assertTrue(found.find(), () -> "the card has no row " + row);
    return Double.parseDouble(found.group(1).split("\\|", -1)[cell].strip());
  }

  @ParameterizedTest
  @EnumSource
  void theModelAnswersAsWellAsItsCardSays(DemoLanguage language) throws IOException {
    EvaluationResult facts = evaluated(language, "dev.json", Masking.NONE);
    assertEquals(onCard(language, "| `dev.json` |", 1), facts.exact(), ROUNDING);
    assertEquals(onCard(language, "| `dev.json` |", 2), facts.f1(), ROUNDING);
    assertTrue(facts.exact() >= 90, () -> facts.exact() + " % exact");
    EvaluationResult names = evaluated(language, "dev-new-names.json", Masking.NONE);
    assertEquals(onCard(language, "| `dev-new-names.json` |", 1), names.exact(), 3 * ROUNDING);
  }

  @ParameterizedTest
  @EnumSource
  void hidingTheQuestionFromThePassageCostsWhatTheCardSays(DemoLanguage language)
      throws IOException {
    Masking masking = Masking.of(Convention.PUBLISHED, Intervention.parse("p2q"));
    double masked = evaluated(language, "dev.json", masking).exact();
    assertEquals(onCard(language, "| `p2q` |", 0), masked, ROUNDING);
    assertTrue(
        onCard(language, "| `dev.json` |", 1) - masked >= 30, () -> masked + " % exact without it");
  }

  @ParameterizedTest
  @EnumSource
  void theDevelopmentSetsAreThoseThatTheGeneratorMakes(DemoLanguage language) throws IOException {
    Grammar grammar = GrammarReader.of(language);
    long seed = DemoTraining.Settings.shipped(language).seed();
    DevelopmentSet.facts().write(grammar, seed, folder.resolve("dev.json"));
    DevelopmentSet.newNames().write(grammar, seed, folder.resolve("dev-new-names.json"));
    for (String file : List.of("dev.json", "dev-new-names.json")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(file)),
          Files.readAllBytes(folder(language).resolve(file)),
          file);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theVocabularyIsTheOneThatTheGrammarGives(DemoLanguage language) throws IOException {
    assertEquals(
        DemoVocabulary.of(GrammarReader.of(language)),
        Files.readAllLines(folder(language).resolve("vocab.txt")));
  }

  @Test
  void theChineseDemoIsScoredByTheRuleOfCmrc() {
    Dataset data =
        DatasetReader.read(folder(DemoLanguage.CHINESE).resolve("dev.json"), JobContext.NONE);
    assertEquals(Metric.CMRC_2018, ReadingRules.of(data).metric());
  }

  @ParameterizedTest
  @EnumSource
  void theWeightsTakeLessThanEightMegabytes(DemoLanguage language) throws IOException {
    assertTrue(Files.size(folder(language).resolve("model.safetensors")) < 8_000_000);
  }
}
