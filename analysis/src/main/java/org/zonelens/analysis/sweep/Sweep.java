package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.BatchReader;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.ExampleBatch;
import org.zonelens.analysis.evaluate.TokenisedExample;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
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

  private final ReadingModel model;
  private final BatchRule batching;
  private final SweepSetup setup;
  private final SweepStore store;
  private final JobContext context;
  private final SweepTally tally;
  private final TableFeed tables;
  private final BitSet finished = new BitSet();
  private long computed;
  private long proven;

  private Sweep(
      ReadingModel model,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener) {
    this.model = model;
    this.batching = batching;
    this.setup = setup;
    this.store = store;
    this.context = context;
    this.tally = new SweepTally(setup);
    this.tables = new TableFeed(tally, listener, System::nanoTime);
  }

  /**
   * Goes over every example of the setup that the store does not hold yet.
   *
   * @param store gets each batch as soon as it is finished
   * @param context is told the number of answers found, baseline included; when cancelled, the
   *     batch in flight is dropped and the result holds what was finished
   * @param listener is told of the table at least once, at the end
   * @throws org.zonelens.analysis.fault.InputException if the model has no QA head, or an example
   *     does not fit it
   */
  public static SweepResult run(
      ReadingModel model,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener) {
    return new Sweep(model, batching, setup, store, context, listener).run();
  }

  private SweepResult run() {
    long began = System.nanoTime();
    store.replay(this::count);
    reportProgress(0);
    boolean cancelled = false;
    try {
      for (int first = 0; first < setup.order().size(); first += CHUNK) {
        runChunk(first, Math.min(setup.order().size(), first + CHUNK));
      }
    } catch (CancelledException _) {
      cancelled = true;
    }
    SweepTable table = tables.feed();
    double seconds = (System.nanoTime() - began) / 1e9;
    return new SweepResult(table, seconds, computed, proven, cancelled);
  }

  private void runChunk(int first, int end) {
    if (finished.nextClearBit(first) >= end) {
      return;
    }
    List<TokenisedExample> chunk = new ArrayList<>();
    for (int position = first; position < end; position++) {
      context.checkpoint();
      Example example = setup.order().get(position);
      chunk.add(TokenisedExample.of(position, example, model, settings().rules().window()));
    }
    List<ExampleBatch> batches = new ArrayList<>(ExampleBatch.plan(chunk, batching));
    Collections.shuffle(batches, new Random(settings().seed() + first));
    for (ExampleBatch batch : batches) {
      ExampleBatch rest = batch.only(each -> !finished.get(each.position()));
      if (!rest.isEmpty()) {
        context.checkpoint();
        List<ExampleOutcome> outcomes = read(rest);
        store.commit(outcomes);
        outcomes.forEach(this::count);
        reportProgress(0);
        tables.offer();
      }
    }
  }

  private List<ExampleOutcome> read(ExampleBatch batch) {
    List<List<Answered>> masked = new ArrayList<>();
    List<Answered> baseline;
    NoEffect noEffect = new NoEffect(batch.windows(), setup.provenance().convention());
    int examples = batch.examples().size();
    try (BatchReader reader = new BatchReader(model, settings().rules(), batching, batch)) {
      baseline = reader.read(Masking.NONE);
      computed += examples;
      for (Intervention each : setup.interventions()) {
        context.checkpoint();
        reportProgress((long) examples * (masked.size() + 1));
        if (noEffect.isProvenFor(each)) {
          masked.add(baseline);
          proven += examples;
        } else {
          masked.add(reader.read(Masking.of(setup.provenance().convention(), each)));
          computed += examples;
        }
      }
    }
    List<ExampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < examples; i++) {
      int row = i;
      TokenisedExample each = batch.examples().get(i);
      outcomes.add(
          new ExampleOutcome(
              each.position(),
              each.example().passageIndex(),
              baseline.get(i),
              masked.stream().map(answers -> answers.get(row)).toList()));
    }
    return outcomes;
  }

  private void count(ExampleOutcome outcome) {
    tally.add(outcome);
    finished.set(outcome.position());
  }

  private void reportProgress(long inFlight) {
    long perExample = setup.interventions().size() + 1L;
    context.progress(
        finished.cardinality() * perExample + inFlight, setup.order().size() * perExample);
  }

  private SweepSettings settings() {
    return setup.provenance().settings();
  }
}
