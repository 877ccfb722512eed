package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.model.Precision;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.statistics.ClusterBootstrap;
import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.statistics.McNemar;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;

class SweepTallyTest {
  private static final List<Intervention> MASKS =
      List.of(Intervention.parse("p2q@0"), Intervention.parse("q2@0"));

  static Provenance provenance(List<By> by, int layers) {
    return new Provenance(
        "a \"model\", large",
        "bert",
        "f00d",
        layers,
        2,
        "data",
        "beef",
        by,
        Convention.PUBLISHED,
        Precision.FP32,
        new SweepSettings(MadeUpData.rules(), OptionalInt.empty(), 1));
  }

  private static Answered answer(boolean exact, double f1) {
    return new Answered("text", new Score(exact, f1));
  }

  private static SweepTally tally() {
    return new SweepTally(provenance(List.of(By.LAYER), 1), MASKS, 100);
  }

  @Test
  void countsFlipsAndDifferencesByHand() {
    SweepTally tally = tally();
    Answered right = answer(true, 1);
    Answered half = answer(false, 0.5);
    Answered wrong = answer(false, 0);
    tally.add(new ExampleOutcome(0, 4, right, List.of(wrong, right)));
    tally.add(new ExampleOutcome(1, 4, right, List.of(half, right)));
    tally.add(new ExampleOutcome(2, 9, half, List.of(right, half)));
    tally.add(new ExampleOutcome(3, 9, wrong, List.of(wrong, half)));
    SweepTable table = tally.table();
    assertEquals(50, table.em());
    assertEquals(62.5, table.f1());
    SweepCell first = table.cells().getFirst();
    assertEquals(25, first.em());
    assertEquals(37.5, first.f1());
    assertEquals(-25, first.deltaEm());
    assertEquals(-25, first.deltaF1());
    assertEquals(1, first.fixed());
    assertEquals(2, first.broken());
    assertEquals(McNemar.pValue(1, 2), first.pValue());
    // Two passages of two questions, one losing both and one gaining one, and the two made-up
    // questions: no resample of the four means less than -100 % or more than 100 %, and so few say
    // so little that the interval goes from end to end.
    assertEquals(new Interval(-100, 100), first.interval());
    assertTrue(first.f1Interval().contains(first.deltaF1()));
    SweepCell second = table.cells().getLast();
    assertEquals(0, second.deltaEm());
    assertEquals(12.5, second.deltaF1());
    assertEquals(1, second.pAdjusted());
    assertEquals(1, second.pBh());
  }

  /** Questions on 40 passages: the first mask breaks a third of them, on some passages all. */
  private static List<ExampleOutcome> outcomes(Random random) {
    List<ExampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int passage = random.nextInt(40);
      boolean breaks = random.nextDouble() < (passage % 3 == 0 ? 0.8 : 0.1);
      outcomes.add(
          new ExampleOutcome(
              i,
              passage,
              answer(true, 1),
              List.of(
                  answer(!breaks, breaks ? random.nextDouble() : 1),
                  answer(random.nextInt(50) > 0, 1))));
    }
    return outcomes;
  }

  @Test
  void intervalsOfBothScoresAreThoseOfTheBootstrapOverPassages() {
    List<ExampleOutcome> outcomes = outcomes(new Random(6));
    SweepTally tally = tally();
    outcomes.forEach(tally::add);
    int[] sizes = new int[40];
    double[][] sums = new double[2][40];
    for (ExampleOutcome each : outcomes) {
      Score masked = each.masked().getFirst().score();
      sizes[each.passageIndex()]++;
      sums[0][each.passageIndex()] += masked.exact() ? 0 : -100;
      sums[1][each.passageIndex()] += 100 * (masked.f1() - 1);
    }
    List<Interval> expected =
        ClusterBootstrap.DEFAULT.changeIntervals(
            sizes, 2, (quantity, cluster) -> sums[quantity][cluster] / 100);
    SweepCell cell = tally.table().cells().getFirst();
    assertEquals(100 * expected.getFirst().low(), cell.low(), 1e-9);
    assertEquals(100 * expected.getFirst().high(), cell.high(), 1e-9);
    assertEquals(100 * expected.getLast().low(), cell.f1Interval().low(), 1e-9);
    assertEquals(100 * expected.getLast().high(), cell.f1Interval().high(), 1e-9);
  }

  @Test
  void theWidthFromTheVarianceIsNearlyThatOfTheResampledInterval() {
    SweepTally tally = tally();
    assertTrue(Double.isNaN(tally.widestAbout()));
    outcomes(new Random(6)).forEach(tally::add);
    double widest =
        tally.table().cells().stream()
            .mapToDouble(cell -> cell.high() - cell.low())
            .max()
            .orElse(0);
    assertEquals(widest, tally.widestAbout(), 0.05 * widest);
  }

  @Test
  void theTableDoesNotDependOnTheOrderOfCounting() {
    Random random = new Random(5);
    List<ExampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      outcomes.add(
          new ExampleOutcome(
              i,
              random.nextInt(20),
              answer(random.nextBoolean(), random.nextDouble()),
              List.of(
                  answer(random.nextBoolean(), random.nextDouble()),
                  answer(random.nextBoolean(), random.nextDouble()))));
    }
    SweepTally inOrder = tally();
    outcomes.forEach(inOrder::add);
    Collections.shuffle(outcomes, random);
    SweepTally shuffled = tally();
    outcomes.forEach(shuffled::add);
    assertEquals(inOrder.table(), shuffled.table());
  }

  @Test
  void beforeTheFirstExampleNothingIsKnown() {
    SweepTable table = tally().table();
    assertEquals(0, table.done());
    assertFalse(table.isComplete());
    assertTrue(Double.isNaN(table.em()));
    assertTrue(Double.isNaN(table.cells().getFirst().deltaEm()));
    assertFalse(table.cells().getFirst().interval().isKnown());
  }

  @Test
  void refusesOutcomesOfAnotherPlan() {
    ExampleOutcome outcome = new ExampleOutcome(0, 0, answer(true, 1), List.of());
    assertThrows(IllegalArgumentException.class, () -> tally().add(outcome));
  }
}
