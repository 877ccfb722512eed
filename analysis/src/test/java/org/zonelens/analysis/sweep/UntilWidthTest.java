package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.score.Score;
import org.zonelens.analysis.zone.Intervention;

class UntilWidthTest {
  private static final Answered RIGHT = new Answered("a", new Score(true, 1));
  private static final Answered WRONG = new Answered("b", new Score(false, 0));

  private final SweepTally tally =
      new SweepTally(
          SweepTallyTest.provenance(List.of(By.WHOLE), 1),
          List.of(Intervention.parse("q2"), Intervention.parse("p2q")),
          10_000);

  /** Counts questions of which the second mask breaks every so manieth. */
  private void add(int questions, int passages, int every) {
    for (int i = 0; i < questions; i++) {
      Answered masked = every > 0 && i % every == 0 ? WRONG : RIGHT;
      tally.add(new ExampleOutcome(tally.examples(), i % passages, RIGHT, List.of(RIGHT, masked)));
    }
  }

  @Test
  void fewQuestionsThatNothingChangedAreNotEnoughForANarrowInterval() {
    StopRule onePoint = StopRule.untilWidth(1);
    add(500, 500, 0);
    assertFalse(onePoint.isMet(tally));
    add(100, 500, 0);
    assertTrue(onePoint.isMet(tally));
  }

  @Test
  void manyQuestionsOnFewPassagesAreNotEnough() {
    add(5000, UntilWidth.FEWEST_PASSAGES - 1, 0);
    assertFalse(StopRule.untilWidth(5).isMet(tally));
    add(UntilWidth.FEWEST_PASSAGES, UntilWidth.FEWEST_PASSAGES, 0);
    assertTrue(StopRule.untilWidth(5).isMet(tally));
  }

  @Test
  void theWidestIntervalDecides() {
    add(1000, 200, 3);
    assertFalse(StopRule.untilWidth(1).isMet(tally));
    double widest =
        tally.table().cells().stream()
            .mapToDouble(cell -> cell.high() - cell.low())
            .max()
            .orElse(0);
    assertFalse(StopRule.untilWidth(0.9 * widest).isMet(tally));
    assertTrue(StopRule.untilWidth(1.1 * widest).isMet(tally));
  }

  @Test
  void nothingCountedIsNeverEnough() {
    assertFalse(StopRule.untilWidth(200).isMet(tally));
    assertEquals(0, tally.examples());
  }

  @Test
  void refusesWhatIsNoWidth() {
    assertThrows(IllegalArgumentException.class, () -> StopRule.untilWidth(0));
    assertThrows(IllegalArgumentException.class, () -> StopRule.untilWidth(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> StopRule.untilWidth(-1));
  }
}
