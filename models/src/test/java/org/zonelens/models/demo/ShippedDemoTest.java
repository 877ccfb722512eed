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
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.SquadReader;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationResult;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.HuggingFaceModel;
import org.zonelens.models.device.DeviceChoice;

/** Holds the demo that ships to what its model card says. */
class ShippedDemoTest {
  private static final Path DEMO =
      Path.of("../assets/src/main/resources/org/zonelens/assets/demo-en");

  /** One question of a thousand may go the other way on another processor. */
  private static final double ROUNDING = 0.25;

  @TempDir Path folder;

  private static EvaluationResult evaluated(String file, Masking masking) {
    try (HuggingFaceModel model =
        HuggingFaceModel.open(DEMO, "demo-en", new DeviceChoice.Cpu(), JobContext.NONE)) {
      Dataset data = SquadReader.read(DEMO.resolve(file), JobContext.NONE);
      EvaluationSettings settings =
          new EvaluationSettings(
              ReadingRules.of(data), masking, OptionalInt.empty(), BatchRule.CPU);
      return Evaluation.run(model, data, settings, JobContext.NONE, _ -> {});
    }
  }

  /** A number of a table row of the card that starts with the given cells. */
  private static double onCard(String row, int cell) throws IOException {
    String card = Files.readString(DEMO.resolve("README.md"));
    Matcher found =
        Pattern.compile("^" + Pattern.quote(row) + "(.*)\\|$", Pattern.MULTILINE).matcher(card);
    assertTrue(found.find(), () -> "the card has no row " + row);
    return Double.parseDouble(found.group(1).split("\\|", -1)[cell].strip());
  }

  @Test
  void theModelAnswersAsWellAsItsCardSays() throws IOException {
    EvaluationResult facts = evaluated("dev.json", Masking.NONE);
    assertEquals(onCard("| `dev.json` |", 1), facts.exact(), ROUNDING);
    assertEquals(onCard("| `dev.json` |", 2), facts.f1(), ROUNDING);
    assertTrue(facts.exact() >= 90, () -> facts.exact() + " % exact");
    EvaluationResult names = evaluated("dev-new-names.json", Masking.NONE);
    assertEquals(onCard("| `dev-new-names.json` |", 1), names.exact(), 3 * ROUNDING);
  }

  @Test
  void hidingTheQuestionFromThePassageCostsWhatTheCardSays() throws IOException {
    Masking masking = Masking.of(Convention.PUBLISHED, Intervention.parse("p2q"));
    double masked = evaluated("dev.json", masking).exact();
    assertEquals(onCard("| `p2q` |", 0), masked, ROUNDING);
    assertTrue(onCard("| `dev.json` |", 1) - masked >= 30, () -> masked + " % exact without it");
  }

  @Test
  void theDevelopmentSetsAreThoseThatTheGeneratorMakes() throws IOException {
    Grammar english = GrammarReader.of(DemoLanguage.ENGLISH);
    long seed = DemoTraining.Settings.shipped(DemoLanguage.ENGLISH).seed();
    DevelopmentSet.facts().write(english, seed, folder.resolve("dev.json"));
    DevelopmentSet.newNames().write(english, seed, folder.resolve("dev-new-names.json"));
    for (String file : List.of("dev.json", "dev-new-names.json")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(file)), Files.readAllBytes(DEMO.resolve(file)), file);
    }
  }

  @Test
  void theVocabularyIsTheOneThatTheGrammarGives() throws IOException {
    assertEquals(
        DemoVocabulary.of(GrammarReader.of(DemoLanguage.ENGLISH)),
        Files.readAllLines(DEMO.resolve("vocab.txt")));
  }

  @Test
  void theWeightsTakeLessThanEightMegabytes() throws IOException {
    assertTrue(Files.size(DEMO.resolve("model.safetensors")) < 8_000_000);
  }
}
