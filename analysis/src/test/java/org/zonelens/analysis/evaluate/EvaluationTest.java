package org.zonelens.analysis.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.data.Language;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.score.Scorer;
import org.zonelens.analysis.score.Totals;
import org.zonelens.analysis.zone.Masking;

class EvaluationTest {
  private static final BatchRule SMALL = new BatchRule(4, 128);

  private final OverlapModel model = new OverlapModel();
  private final Dataset data = MadeUpData.of(50);

  private EvaluationResult evaluate(Masking masking, OptionalInt limit, BatchRule batching) {
    return Evaluation.run(
        model,
        data,
        new EvaluationSettings(MadeUpData.rules(), masking, limit, batching),
        JobContext.NONE,
        _ -> {});
  }

  @Test
  void scoresEqualTheOfficialScorersOnTheSamePredictions() {
    EvaluationResult result = evaluate(Masking.NONE, OptionalInt.empty(), SMALL);
    Totals totals = Scorer.score(data, MadeUpData.rules().metric(), result.predictions());
    assertEquals(totals.exact(), result.exact(), 1e-9);
    assertEquals(totals.f1(), result.f1(), 1e-9);
    assertTrue(result.exact() > 30 && result.exact() < 90, "EM " + result.exact());
    assertEquals(50, result.examples());
    assertTrue(result.windows() > 50, "some passages need two windows");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1000", "64, 100000"})
  void predictionsDoNotDependOnTheBatches(int windows, int tokens) {
    Masking masking = MadeUpData.masking("p2q@1", "q2!scale:0.5");
    assertEquals(
        evaluate(masking, OptionalInt.empty(), SMALL).predictions(),
        evaluate(masking, OptionalInt.empty(), new BatchRule(windows, tokens)).predictions());
  }

  @Test
  void withoutRoomForABatchItGoesOnInHalvesAndFindsTheSame() {
    var whole = evaluate(Masking.NONE, OptionalInt.empty(), SMALL).predictions();
    model.setRoom(1);
    assertEquals(whole, evaluate(Masking.NONE, OptionalInt.empty(), SMALL).predictions());
    model.setRoom(0);
    InputException fault =
        assertThrows(InputException.class, () -> evaluate(Masking.NONE, OptionalInt.of(3), SMALL));
    assertEquals(EvaluationFault.NO_ROOM, fault.fault());
  }

  @Test
  void aMaskChangesAnswers() {
    assertFalse(
        evaluate(Masking.NONE, OptionalInt.empty(), SMALL)
            .predictions()
            .equals(evaluate(MadeUpData.masking("p2q"), OptionalInt.empty(), SMALL).predictions()));
  }

  @Test
  void theLimitTakesTheFirstExamplesOfTheFileInItsOrder() {
    assertEquals(
        data.examples().subList(0, 7).stream().map(Example::id).toList(),
        List.copyOf(evaluate(Masking.NONE, OptionalInt.of(7), SMALL).predictions().keySet()));
    assertEquals(50, evaluate(Masking.NONE, OptionalInt.of(5000), SMALL).examples());
  }

  @Test
  void visiblePaddingIsAsLongAsTheLongestWindowAllowed() {
    evaluate(MadeUpData.masking("published-all"), OptionalInt.empty(), SMALL);
    assertEquals(List.of(32), model.lengths().stream().distinct().toList());
  }

  @Test
  void everyBatchIsClosed() {
    evaluate(Masking.NONE, OptionalInt.empty(), SMALL);
    assertEquals(model.opened(), model.closed());
    assertTrue(model.opened() > 10);
  }

  @Test
  void cancelledItKeepsWhatWasFinished() {
    List<ExampleResult> told = new ArrayList<>();
    JobContext context =
        new JobContext() {
          @Override
          public void progress(long done, long total) {
            assertEquals(told.size(), done);
            assertEquals(50, total);
          }

          @Override
          public boolean isCancelled() {
            return told.size() >= 10;
          }
        };
    EvaluationResult result =
        Evaluation.run(
            model,
            data,
            new EvaluationSettings(MadeUpData.rules(), Masking.NONE, OptionalInt.empty(), SMALL),
            context,
            told::add);
    assertTrue(result.cancelled());
    assertTrue(result.examples() >= 10 && result.examples() < 20);
    assertEquals(new HashSet<>(told), new HashSet<>(result.results()));
    assertEquals(model.opened(), model.closed());
  }

  @Test
  void aPassageOfManyWindowsIsReadToItsEnd() {
    String passage = "amber birch cedar delta ember ".repeat(200) + "the end";
    Example example = new Example("long", "amber", passage, 0, "", List.of(), false);
    Dataset one = new Dataset("one", List.of(example), 1, Language.ENGLISH, false, 0, "");
    EvaluationResult small = evaluateOne(one, SMALL);
    assertEquals(
        evaluateOne(one, new BatchRule(1000, 1_000_000)).predictions(), small.predictions());
    assertTrue(small.windows() > 40);
  }

  private EvaluationResult evaluateOne(Dataset one, BatchRule batching) {
    return Evaluation.run(
        model,
        one,
        new EvaluationSettings(MadeUpData.rules(), Masking.NONE, OptionalInt.empty(), batching),
        JobContext.NONE,
        _ -> {});
  }

  @Test
  void aLayerThatTheModelLacksIsRefusedBeforeAnythingRuns() {
    assertThrows(
        InputException.class,
        () -> evaluate(MadeUpData.masking("p2q@3"), OptionalInt.empty(), SMALL));
    assertEquals(0, model.opened());
  }
}
