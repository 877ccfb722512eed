package org.zonelens.analysis.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.data.Dataset;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.Evaluation;
import org.zonelens.analysis.evaluate.EvaluationFault;
import org.zonelens.analysis.evaluate.EvaluationResult;
import org.zonelens.analysis.evaluate.EvaluationSettings;
import org.zonelens.analysis.evaluate.MadeUpData;
import org.zonelens.analysis.evaluate.OverlapModel;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;

class SweepTest {
  private static final BatchRule SMALL = new BatchRule(4, 128);

  private final OverlapModel model = new OverlapModel();
  private final Dataset data = MadeUpData.of(150);

  private SweepSetup setup(OptionalInt limit, long seed, String... specs) {
    List<Intervention> interventions = Stream.of(specs).map(Intervention::parse).toList();
    return SweepSetup.of(
        model.card(),
        data,
        SweepPlan.of(interventions, Convention.PUBLISHED),
        new SweepSettings(MadeUpData.rules(), limit, seed));
  }

  private SweepResult run(SweepSetup setup, SweepStore store, JobContext context) {
    return Sweep.run(model, SMALL, setup, store, context, SweepListener.NONE);
  }

  private SweepResult run(SweepSetup setup) {
    return run(setup, SweepStore.NONE, JobContext.NONE);
  }

  private EvaluationResult evaluate(Masking masking) {
    return Evaluation.run(
        model,
        data,
        new EvaluationSettings(MadeUpData.rules(), masking, OptionalInt.empty(), SMALL),
        JobContext.NONE,
        _ -> {});
  }

  private static List<String> ids(SweepSetup setup) {
    return setup.order().stream().map(Example::id).toList();
  }

  /** Keeps outcomes in memory, as a session would. */
  private static final class Memory implements SweepStore {
    private final List<ExampleOutcome> kept = new ArrayList<>();
    private int commits;

    @Override
    public void replay(Consumer<ExampleOutcome> finished) {
      List.copyOf(kept).forEach(finished);
    }

    @Override
    public void commit(List<ExampleOutcome> outcomes) {
      kept.addAll(outcomes);
      commits++;
    }
  }

  @Test
  void everyCellEqualsAnEvaluationUnderThatMask() {
    SweepTable table =
        run(setup(OptionalInt.empty(), 1, "p2q@0", "q2@1#1!zero", "published-all@2", "p2")).table();
    EvaluationResult plain = evaluate(Masking.NONE);
    assertEquals(plain.exact(), table.em(), 1e-9);
    assertEquals(plain.f1(), table.f1(), 1e-9);
    for (SweepCell cell : table.cells()) {
      EvaluationResult masked = evaluate(Masking.of(Convention.PUBLISHED, cell.intervention()));
      assertEquals(150, cell.n());
      assertEquals(masked.exact(), cell.em(), 1e-9);
      assertEquals(masked.f1(), cell.f1(), 1e-9);
      assertEquals(masked.exact() - plain.exact(), cell.deltaEm(), 1e-9);
      assertEquals(masked.f1() - plain.f1(), cell.deltaF1(), 1e-9);
      assertEquals(flips(plain, masked, true), cell.fixed());
      assertEquals(flips(plain, masked, false), cell.broken());
      assertTrue(cell.interval().contains(cell.deltaEm()));
    }
    assertTrue(table.cells().getFirst().broken() > 3);
    assertTrue(table.cells().getFirst().fixed() > 3);
  }

  private static int flips(EvaluationResult before, EvaluationResult after, boolean fixed) {
    int flips = 0;
    for (int i = 0; i < before.examples(); i++) {
      boolean was = before.results().get(i).answer().score().exact();
      boolean is = after.results().get(i).answer().score().exact();
      flips += was != is && is == fixed ? 1 : 0;
    }
    return flips;
  }

  @Test
  void oneBatchServesTheBaselineAndAllMasks() {
    Memory memory = new Memory();
    run(setup(OptionalInt.empty(), 1, "p2q@0", "q2@1", "p2@2"), memory, JobContext.NONE);
    assertEquals(memory.commits, model.opened());
    assertEquals(4 * memory.commits, model.runs());
    assertEquals(model.opened(), model.closed());
  }

  @Test
  void masksWithoutCellsTakeTheBaselinesAnswersWithoutARun() {
    SweepResult result = run(setup(OptionalInt.empty(), 1, "[40/41]@1", "q2-q2", "q2@1"));
    assertEquals(300, result.proven());
    assertEquals(300, result.computed());
    assertEquals(0, result.table().cells().getFirst().deltaF1());
    assertEquals(1, result.table().cells().getFirst().pAdjusted());
    assertNotEquals(0, result.table().cells().getLast().deltaF1());
  }

  @Test
  void severalDevicesShareTheBatchesAndFindTheSame() {
    SweepSetup setup = setup(OptionalInt.empty(), 1, "p2q@0", "q2@1");
    SweepTable alone = run(setup).table();
    OverlapModel second = new OverlapModel();
    Memory memory = new Memory();
    SweepResult both =
        Sweep.run(
            List.of(model, second),
            SMALL,
            setup,
            memory,
            JobContext.NONE,
            SweepListener.NONE,
            StopRule.NEVER);
    assertEquals(alone, both.table());
    assertTrue(second.opened() > 0);
    assertEquals(450, both.computed());
    assertEquals(150, memory.kept.stream().map(ExampleOutcome::position).distinct().count());
  }

  @Test
  void aFailureOnOneDeviceEndsTheSweepAndKeepsWhatIsFinished() {
    OverlapModel second = new OverlapModel();
    second.setRoom(0);
    Memory memory = new Memory();
    SweepSetup setup = setup(OptionalInt.empty(), 1, "p2q@0");
    assertThrows(
        InputException.class,
        () ->
            Sweep.run(
                List.of(model, second),
                SMALL,
                setup,
                memory,
                JobContext.NONE,
                SweepListener.NONE,
                StopRule.NEVER));
    assertTrue(memory.kept.size() < 150);
    assertEquals(run(setup).table(), run(setup, memory, JobContext.NONE).table());
  }

  @Test
  void withoutRoomForABatchItGoesOnInHalvesAndFindsTheSame() {
    SweepTable whole = run(setup(OptionalInt.empty(), 1, "p2q@0", "q2@1")).table();
    model.setRoom(1);
    assertEquals(whole, run(setup(OptionalInt.empty(), 1, "p2q@0", "q2@1")).table());
    model.setRoom(0);
    InputException fault =
        assertThrows(InputException.class, () -> run(setup(OptionalInt.empty(), 1, "p2q@0")));
    assertEquals(EvaluationFault.NO_ROOM, fault.fault());
  }

  @Test
  void visiblePaddingIsNotProvenHarmless() {
    assertEquals(0, run(setup(OptionalInt.empty(), 1, "published-all@1")).proven());
  }

  @Test
  void theSeedFixesOrderAndChoiceAndALargerLimitAddsExamples() {
    List<String> ten = ids(setup(OptionalInt.of(10), 7, "q2"));
    assertEquals(ten, ids(setup(OptionalInt.of(10), 7, "q2")));
    assertEquals(ten, ids(setup(OptionalInt.of(30), 7, "q2")).subList(0, 10));
    assertNotEquals(ten, ids(setup(OptionalInt.of(10), 8, "q2")));
    assertNotEquals(ten, data.examples().subList(0, 10).stream().map(Example::id).toList());
    assertEquals(150, new HashSet<>(ids(setup(OptionalInt.empty(), 7, "q2"))).size());
  }

  @Test
  void cancelledItKeepsWholeBatchesAndResumedItEndsWithTheSameTable() {
    SweepSetup setup = setup(OptionalInt.empty(), 3, "p2q@0", "q2@1", "p2@2");
    Memory memory = new Memory();
    SweepResult cut = run(setup, memory, cancelledAfter(170));
    assertEquals(Ending.CANCELLED, cut.ending());
    assertTrue(cut.cancelled());
    assertEquals(memory.kept.size(), cut.table().done());
    assertTrue(cut.table().done() > 0 && cut.table().done() < 150);
    assertEquals(model.opened(), model.closed());
    SweepResult rest = run(setup, memory, JobContext.NONE);
    assertEquals(run(setup).table(), rest.table());
    assertEquals(4L * (150 - cut.table().done()), rest.computed());
    assertEquals(0, run(setup, memory, JobContext.NONE).computed());
  }

  @Test
  void preciseEnoughItStopsAfterABatchAndGoesOnWhenAskedForMore() {
    SweepSetup setup = setup(OptionalInt.empty(), 3, "p2q@0", "q2@1", "p2@2");
    Memory memory = new Memory();
    SweepResult enough = run(setup, memory, StopRule.untilWidth(25));
    assertEquals(Ending.PRECISE_ENOUGH, enough.ending());
    assertFalse(enough.cancelled());
    int done = enough.table().done();
    assertTrue(done > UntilWidth.FEWEST_PASSAGES && done < 150, done + " done");
    assertEquals(memory.kept.size(), done);
    assertTrue(enough.table().cells().stream().allMatch(cell -> cell.high() - cell.low() < 25));

    SweepResult asked = run(setup, memory, StopRule.untilWidth(25));
    assertEquals(Ending.PRECISE_ENOUGH, asked.ending());
    assertEquals(0, asked.computed());
    SweepResult finer = run(setup, memory, StopRule.untilWidth(20));
    assertTrue(finer.table().done() > done, finer.table().done() + " done");
    SweepResult rest = run(setup, memory, StopRule.untilWidth(0.01));
    assertEquals(Ending.COMPLETE, rest.ending());
    assertEquals(run(setup).table(), rest.table());
  }

  private SweepResult run(SweepSetup setup, SweepStore store, StopRule stop) {
    return Sweep.run(
        List.of(model), SMALL, setup, store, JobContext.NONE, SweepListener.NONE, stop);
  }

  private static JobContext cancelledAfter(long answers) {
    return new JobContext() {
      private long done;

      @Override
      public void progress(long done, long total) {
        assertEquals(600, total);
        assertTrue(done >= this.done, "progress went back");
        this.done = done;
      }

      @Override
      public boolean isCancelled() {
        return done >= answers;
      }
    };
  }

  @Test
  void theListenerSeesTheTableGrowToItsEnd() {
    List<Integer> done = new ArrayList<>();
    SweepSetup setup = setup(OptionalInt.of(60), 3, "p2q@0");
    Sweep.run(
        model, SMALL, setup, SweepStore.NONE, JobContext.NONE, table -> done.add(table.done()));
    assertEquals(done.stream().sorted().toList(), done);
    assertTrue(done.getFirst() < 60);
    assertEquals(60, done.getLast());
  }

  @Test
  void aLayerThatTheModelLacksIsRefusedBeforeAnythingRuns() {
    assertThrows(InputException.class, () -> setup(OptionalInt.empty(), 1, "p2q@3"));
  }
}
