package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.statistics.ClusterBootstrap;
import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.zone.Intervention;

/**
 * How often intervals at 95 % hold the true difference, over 1000 made-up sweeps. In each, one mask
 * breaks and fixes answers, more of them on some passages than on others, and changes the F1 of
 * some that it leaves right or wrong.
 */
class SweepCoverageTest {
  private static final int SWEEPS = 1000;

  /** A fifth of the usual resamples: less exact ends of single intervals, not biased ones. */
  private static final ClusterBootstrap QUICK = new ClusterBootstrap(400, 0.95, 1);

  /**
   * What a mask does.
   *
   * @param hit the share of passages that it hits harder
   * @param broken the share of questions that it breaks on those
   * @param brokenElsewhere and on the others
   * @param fixed the share of questions that it fixes on all
   */
  private record Mask(double hit, double broken, double brokenElsewhere, double fixed) {
    static final double BLURRED = 0.1;

    double deltaEm() {
      return 100 * (fixed - hit * broken - (1 - hit) * brokenElsewhere);
    }

    /** A flip changes F1 by 1 or a half, as likely; a tenth of the others lose 0.3. */
    double deltaF1() {
      double flips = 100 * (fixed + hit * broken + (1 - hit) * brokenElsewhere);
      return 0.75 * deltaEm() - 0.3 * BLURRED * (100 - flips);
    }

    ExampleOutcome outcome(int position, int passage, boolean hard, SplittableRandom random) {
      double chance = random.nextDouble();
      double breaks = hard ? broken : brokenElsewhere;
      double lost = random.nextBoolean() ? 1 : 0.5;
      if (chance < breaks) {
        return outcome(position, passage, new Score(true, 1), new Score(false, 1 - lost));
      }
      if (chance < breaks + fixed) {
        return outcome(position, passage, new Score(false, 1 - lost), new Score(true, 1));
      }
      double after = random.nextDouble() < BLURRED ? 0.5 : 0.8;
      return outcome(position, passage, new Score(false, 0.8), new Score(false, after));
    }

    private static ExampleOutcome outcome(int position, int passage, Score before, Score after) {
      return new ExampleOutcome(
          position, passage, new Answered("", before), List.of(new Answered("", after)));
    }

    /** Questions on so many passages, five on average. */
    List<ExampleOutcome> sweep(int passages, SplittableRandom random) {
      List<ExampleOutcome> outcomes = new ArrayList<>();
      for (int passage = 0; passage < passages; passage++) {
        boolean hard = random.nextDouble() < hit;
        for (int questions = random.nextInt(1, 10); questions > 0; questions--) {
          outcomes.add(outcome(outcomes.size(), passage, hard, random));
        }
      }
      return outcomes;
    }
  }

  private static final Mask MILD = new Mask(0.2, 0.15, 0.02, 0.02);
  private static final Mask USUAL = new Mask(0.25, 0.35, 0.05, 0.04);
  private static final Mask STRONG = new Mask(0.5, 0.75, 0.35, 0.01);

  private static SweepTally tally() {
    return new SweepTally(
        SweepTallyTest.provenance(List.of(By.WHOLE), 1),
        List.of(Intervention.parse("p2q")),
        1000,
        QUICK);
  }

  private static SweepCell count(List<ExampleOutcome> outcomes) {
    SweepTally tally = tally();
    outcomes.forEach(tally::add);
    return tally.table().cells().getFirst();
  }

  /** The percentage of sweeps whose interval holds the true value. */
  private static double coverage(
      int passages, Mask mask, double truth, ToDoubleFunction<Sample> holds) {
    SplittableRandom random = new SplittableRandom(20_220_218);
    double held = 0;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      held += holds.applyAsDouble(new Sample(mask.sweep(passages, random), truth));
    }
    return 100 * held / SWEEPS;
  }

  private record Sample(List<ExampleOutcome> outcomes, double truth) {
    double holds(Interval interval) {
      return interval.contains(truth) ? 1 : 0;
    }
  }

  private static void assertBetween93And97(double coverage) {
    assertTrue(coverage >= 93 && coverage <= 97, coverage + " %");
  }

  @Test
  void intervalsHoldTheTrueDifferenceOfExactMatchIn93To97OfAHundredSweeps() {
    for (Mask mask : List.of(MILD, USUAL, STRONG)) {
      for (int passages : new int[] {30, 100}) {
        assertBetween93And97(
            coverage(
                passages,
                mask,
                mask.deltaEm(),
                sample -> sample.holds(count(sample.outcomes()).interval())));
      }
    }
  }

  @Test
  void intervalsHoldTheTrueDifferenceOfF1In93To97OfAHundredSweeps() {
    for (Mask mask : List.of(MILD, USUAL, STRONG)) {
      assertBetween93And97(
          coverage(
              60,
              mask,
              mask.deltaF1(),
              sample -> sample.holds(count(sample.outcomes()).f1Interval())));
    }
  }

  @Test
  void questionsTakenForIndependentGiveIntervalsThatMissTooOften() {
    double coverage =
        coverage(
            60,
            STRONG,
            STRONG.deltaEm(),
            sample ->
                sample.holds(
                    count(sample.outcomes().stream().map(SweepCoverageTest::alone).toList())
                        .interval()));
    assertTrue(coverage < 93, coverage + " %");
  }

  /** The same question as if no other were about its passage. */
  private static ExampleOutcome alone(ExampleOutcome outcome) {
    return new ExampleOutcome(
        outcome.position(), outcome.position(), outcome.baseline(), outcome.masked());
  }

  @Test
  void intervalsOfSweepsThatStopWhenTheirsIsNarrowHoldTheTrueDifferenceAsOften() {
    assertBetween93And97(
        coverage(
            150,
            USUAL,
            USUAL.deltaEm(),
            sample -> sample.holds(untilNarrow(sample.outcomes()).interval())));
  }

  /** Counts in random order until the interval is narrower than 12 points. */
  private static SweepCell untilNarrow(List<ExampleOutcome> outcomes) {
    List<ExampleOutcome> order = new ArrayList<>(outcomes);
    Collections.shuffle(order, new Random(order.size()));
    SweepTally tally = tally();
    StopRule stop = StopRule.untilWidth(12);
    for (ExampleOutcome each : order) {
      tally.add(each);
      if (tally.examples() % 20 == 0 && stop.isMet(tally)) {
        break;
      }
    }
    assertTrue(tally.examples() < order.size(), "all were needed");
    return tally.table().cells().getFirst();
  }
}
