package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.BatchReader;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.ExampleBatch;
import org.zonelens.analysis.evaluate.TokenisedExample;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.CancelledException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.model.SpanLogits;
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

  private final ReadingModel model;
  private final BatchRule batching;
  private final SweepSetup setup;
  private final SweepStore store;
  private final JobContext context;
  private final SweepTally tally;
  private final TableFeed tables;
  private final StopRule stop;
  private final BitSet finished = new BitSet();
  private long computed;
  private long proven;

  private Sweep(
      ReadingModel model,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener,
      StopRule stop) {
    this.model = model;
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
    return run(model, batching, setup, store, context, listener, StopRule.NEVER);
  }

  /**
   * Goes over the examples of the setup that the store does not hold yet.
   *
   * @param store gets each batch as soon as it is finished
   * @param context is told the number of answers found, baseline included; when cancelled, the
   *     batch in flight is dropped and the result holds what was finished
   * @param listener is told of the table at least once, at the end
   * @param stop is asked before the first batch and after each
   * @throws org.zonelens.analysis.fault.InputException if the model has no QA head, or an example
   *     does not fit it
   */
  public static SweepResult run(
      ReadingModel model,
      BatchRule batching,
      SweepSetup setup,
      SweepStore store,
      JobContext context,
      SweepListener listener,
      StopRule stop) {
    return new Sweep(model, batching, setup, store, context, listener, stop).run();
  }

  private SweepResult run() {
    long began = System.nanoTime();
    store.replay(this::count);
    reportProgress(0);
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
      chunk.add(TokenisedExample.of(position, example, model, settings().rules().window()));
    }
    BatchRule shared = batching.forCopies(copies());
    List<ExampleBatch> batches = new ArrayList<>(ExampleBatch.plan(chunk, shared));
    Collections.shuffle(batches, new Random(settings().seed() + first));
    for (ExampleBatch batch : batches) {
      ExampleBatch rest = batch.only(each -> !finished.get(each.position()));
      if (!rest.isEmpty()) {
        finish(rest, batching);
        if (stop.isMet(tally)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many maskings part at the same layer on average: so many copies fill a batch. */
  private int copies() {
    List<Intervention> interventions = setup.interventions();
    int layers = setup.provenance().layers();
    long places =
        interventions.stream()
            .map(each -> each.scope().layers().indexes().below(layers).nextSetBit(0))
            .distinct()
            .count();
    return Math.clamp(interventions.size() / places, 1, MOST_COPIES);
  }

  private void finish(ExampleBatch batch, BatchRule rule) {
    context.checkpoint();
    List<ExampleOutcome> outcomes;
    try {
      outcomes = read(batch, rule);
    } catch (OutOfMemory e) {
      finishInHalves(batch, rule, e);
      return;
    }
    store.commit(outcomes);
    outcomes.forEach(this::count);
    reportProgress(0);
    tables.offer();
  }

  /** Half the examples at a time or, of a single one, half its windows. */
  private void finishInHalves(ExampleBatch batch, BatchRule rule, OutOfMemory lack) {
    int examples = batch.examples().size();
    int windows = batch.windows().size();
    if (examples > 1) {
      finish(new ExampleBatch(batch.examples().subList(0, examples / 2)), rule);
      finish(new ExampleBatch(batch.examples().subList(examples / 2, examples)), rule);
    } else if (Math.min(windows, rule.maxWindows()) > 1) {
      int half = Math.min(windows, rule.maxWindows()) / 2;
      finish(batch, new BatchRule(half, rule.maxTokens()));
    } else {
      throw new InputException(lack, SweepFault.NO_ROOM, batch.examples().getFirst().longest());
    }
  }

  private List<ExampleOutcome> read(ExampleBatch batch, BatchRule rule) {
    List<Masking> maskings = new ArrayList<>(List.of(Masking.NONE));
    for (Intervention each : setup.interventions()) {
      maskings.add(Masking.of(setup.provenance().convention(), each));
    }
    BatchReader reader = new BatchReader(model, settings().rules(), rule, batch);
    BatchAnswers answers = new BatchAnswers(batch, reader);
    reader.run(maskings, answers);
    return answers.outcomes();
  }

  /** Collects the answers to one batch of examples: the baseline's first, then each masking's. */
  private final class BatchAnswers implements MaskedRuns {
    private final ExampleBatch batch;
    private final BatchReader reader;
    private final NoEffect noEffect;
    private final @Nullable List<Answered>[] found;
    private int answered;

    @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays know no type parameters.
    BatchAnswers(ExampleBatch batch, BatchReader reader) {
      this.batch = batch;
      this.reader = reader;
      this.noEffect = new NoEffect(setup.provenance(), batch);
      this.found = new List[setup.interventions().size() + 1];
    }

    @Override
    public boolean wants(int masking) {
      context.checkpoint();
      reportProgress((long) answered * batch.examples().size());
      return masking == 0 || !noEffect.isProvenFor(setup.interventions().get(masking - 1));
    }

    @Override
    public void take(int masking, List<SpanLogits> logits, boolean provenEqual) {
      answered++;
      if (masking == 0) {
        noEffect.setBaseline(logits);
      }
      if (masking == 0 || !provenEqual) {
        found[masking] = reader.answers(logits);
      }
    }

    List<ExampleOutcome> outcomes() {
      int examples = batch.examples().size();
      List<Answered> baseline = Objects.requireNonNull(found[0]);
      List<List<Answered>> masked = new ArrayList<>();
      computed += examples;
      for (int i = 1; i < found.length; i++) {
        List<Answered> own = found[i];
        masked.add(own == null ? baseline : own);
        if (own == null) {
          proven += examples;
        } else {
          computed += examples;
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
