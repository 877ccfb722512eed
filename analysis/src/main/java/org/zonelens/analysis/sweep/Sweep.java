package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchReader;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.ExampleBatch;
import org.zonelens.analysis.evaluate.TokenisedExample;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.job.SideBySide;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;

/**
 * Runs a sweep: per batch of examples the baseline and every intervention on the same windows, kept
 * before the next batch begins.
 *
 * <p>The examples are in random order. Some of them at a time are sorted by length, for even
 * batches, and those batches are run in random order again; so at any moment the table is an
 * estimate for the whole data set. Which batch an example goes into depends on the setup and the
 * batch rule only, not on what was finished before: an interrupted sweep, resumed, computes what an
 * undisturbed one does, on the same batches.
 */
public final class Sweep {

  /** Examples sorted by length at a time; the random order is kept from chunk to chunk. */
  private static final int CHUNK = 128;

  /** More copies of fewer windows save padding; beyond this there is little left to save. */
  private static final int MOST_COPIES = 4;

  private final List<? extends ReadingModel> models;
  private final BatchRule batching;
  private final SweepSetup setup;
  private final SweepStore store;
  private final JobContext context;
  private final SweepTally tally;
  private final TableFeed tables;
  private final StopRule stop;
  private final BitSet finished = new BitSet();
  private long inFlight;
  private long computed;
  private long proven;

  private Sweep(
      List<? extends ReadingModel> models,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener,
      StopRule stop) {
    this.models = List.copyOf(models);
    this.batching = batching;
    this.setup = setup;
    this.store = store;
    this.context = context;
    this.tally = new SweepTally(setup);
    this.tables = new TableFeed(tally, listener, System::nanoTime);
    this.stop = stop;
  }

  /** Goes over every example of the setup that the store does not hold yet. */
  public static SweepResult run(
      ReadingModel model,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener) {
    return run(List.of(model), batching, setup, store, context, listener, StopRule.NEVER);
  }

  /**
   * Goes over the examples of the setup that the store does not hold yet.
   *
   * @param models the same model on one or several devices, which take batches in turn
   * @param store gets each batch as soon as it is finished
   * @param context is told the number of answers found, baseline included; when cancelled, the
   *     batch in flight is dropped and the result holds what was finished
   * @param listener is told of the table at least once, at the end
   * @param stop is asked before the first batch and after each
   * @throws org.zonelens.analysis.fault.InputException if the model has no QA head, or an example
   *     does not fit it
   */
  public static SweepResult run(
      List<? extends ReadingModel> models,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener,
      StopRule stop) {
    return new Sweep(models, batching, setup, store, context, listener, stop).run();
  }

  private SweepResult run() {
    long began = System.nanoTime();
    store.replay(this::count);
    reportProgress();
    Ending ending;
    try {
      boolean enough = stop.isMet(tally);
      for (int first = 0; !enough && first < setup.order().size(); first += CHUNK) {
        enough = runChunk(first, Math.min(setup.order().size(), first + CHUNK));
      }
      ending = isComplete() ? Ending.COMPLETE : Ending.PRECISE_ENOUGH;
    } catch (CancelledException _) {
      ending = Ending.CANCELLED;
    }
    store.end(ending, stop);
    SweepTable table = tables.feed();
    double seconds = (System.nanoTime() - began) / 1e9;
    return new SweepResult(table, seconds, computed, proven, ending);
  }

  private boolean isComplete() {
    return finished.cardinality() == setup.order().size();
  }

  /** Whether the rule to stop was met. */
  private boolean runChunk(int first, int end) {
    if (finished.nextClearBit(first) >= end) {
      return false;
    }
    List<TokenisedExample> chunk = new ArrayList<>();
    for (int position = first; position < end; position++) {
      context.checkpoint();
      Example example = setup.order().get(position);
      chunk.add(
          TokenisedExample.of(position, example, models.getFirst(), settings().rules().window()));
    }
    BatchRule shared = batching.forCopies(copies());
    List<ExampleBatch> batches = new ArrayList<>(ExampleBatch.plan(chunk, shared));
    Collections.shuffle(batches, new Random(settings().seed() + first));
    List<ExampleBatch> unfinished =
        batches.stream()
            .map(batch -> batch.only(each -> !finished.get(each.position())))
            .filter(rest -> !rest.isEmpty())
            .toList();
    AtomicBoolean enough = new AtomicBoolean();
    SideBySide.run(
        models,
        unfinished,
        (model, batch) -> {
          finish(model, batch, batching);
          if (isEnough()) {
            enough.set(true);
          }
          return enough.get();
        });
    return enough.get();
  }

  private synchronized boolean isEnough() {
    return stop.isMet(tally);
  }

  /** How many maskings part at the same layer on average: so many copies fill a batch. */
  private int copies() {
    List<Intervention> interventions = setup.interventions();
    int layers = setup.provenance().layers();
    long places =
        interventions.stream().map(each -> each.scope().nextLayer(0, layers)).distinct().count();
    return Math.clamp(interventions.size() / places, 1, MOST_COPIES);
  }

  private void finish(ReadingModel model, ExampleBatch batch, BatchRule rule) {
    context.checkpoint();
    BatchAnswers answers;
    try {
      answers = read(model, batch, rule);
    } catch (OutOfMemory e) {
      for (ExampleBatch.Piece piece : batch.halves(rule, e)) {
        finish(model, piece.batch(), piece.rule());
      }
      return;
    }
    commit(answers);
  }

  private synchronized void commit(BatchAnswers answers) {
    List<ExampleOutcome> outcomes = answers.outcomes();
    store.commit(outcomes);
    outcomes.forEach(this::count);
    computed += answers.computed();
    proven += answers.proven();
    reportProgress();
    tables.offer();
  }

  private BatchAnswers read(ReadingModel model, ExampleBatch batch, BatchRule rule) {
    List<Masking> maskings = new ArrayList<>(List.of(Masking.NONE));
    for (Intervention each : setup.interventions()) {
      maskings.add(Masking.of(setup.provenance().convention(), each));
    }
    BatchReader reader = new BatchReader(model, settings().rules(), rule, batch);
    AtomicInteger arrived = new AtomicInteger();
    BatchAnswers answers =
        new BatchAnswers(
            setup,
            batch,
            reader,
            context,
            () -> {
              arrived.addAndGet(batch.examples().size());
              fly(batch.examples().size());
            });
    try {
      reader.run(maskings, answers);
      return answers;
    } finally {
      fly(-arrived.get());
    }
  }

  /** Counts answers that are found but not kept yet. */
  private synchronized void fly(int answers) {
    inFlight += answers;
    if (answers > 0) {
      reportProgress();
    }
  }

  private void count(ExampleOutcome outcome) {
    tally.add(outcome);
    finished.set(outcome.position());
  }

  private void reportProgress() {
    long perExample = setup.interventions().size() + 1L;
    context.progress(
        finished.cardinality() * perExample + inFlight, setup.order().size() * perExample);
  }

  private SweepSettings settings() {
    return setup.provenance().settings();
  }
}
