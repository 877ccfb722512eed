package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.BatchReader;
import org.zonelens.analysis.evaluate.ExampleBatch;
import org.zonelens.analysis.evaluate.TokenisedExample;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.MaskedRuns;
import org.zonelens.analysis.model.SpanLogits;

/**
 * Collects the answers to one batch of examples: the baseline's, which is masking 0, and each
 * intervention's; where one is proven to change nothing, the baseline's stand for its own.
 */
final class BatchAnswers implements MaskedRuns {
  private final SweepSetup setup;
  private final ExampleBatch batch;
  private final BatchReader reader;
  private final JobContext context;
  private final Runnable arrived;
  private final NoEffect noEffect;
  private final @Nullable List<Answered>[] found;

  /**
   * Begins with nothing.
   *
   * @param reader of the batch
   * @param context asked before each masking whether to go on
   * @param arrived called when a masking's answers are there
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays know no type parameters.
  BatchAnswers(
      SweepSetup setup,
      ExampleBatch batch,
      BatchReader reader,
      JobContext context,
      Runnable arrived) {
    this.setup = setup;
    this.batch = batch;
    this.reader = reader;
    this.context = context;
    this.arrived = arrived;
    this.noEffect = new NoEffect(setup.provenance(), batch);
    this.found = new List[setup.interventions().size() + 1];
  }

  @Override
  public boolean wants(int masking) {
    context.checkpoint();
    return masking == 0 || !noEffect.isProvenFor(setup.interventions().get(masking - 1));
  }

  @Override
  public void take(int masking, List<SpanLogits> logits, boolean provenEqual) {
    arrived.run();
    if (masking == 0) {
      noEffect.setBaseline(logits);
    }
    if (masking == 0 || !provenEqual) {
      found[masking] = reader.answers(logits);
    }
  }

  /** How many answers were worked out. */
  long computed() {
    return batch.examples().size() * Stream.of(found).filter(Objects::nonNull).count();
  }

  /** How many answers are the baseline's by proof. */
  long proven() {
    return (long) batch.examples().size() * found.length - computed();
  }

  /** Everything about the batch's examples, once all maskings are done. */
  List<ExampleOutcome> outcomes() {
    List<Answered> baseline = Objects.requireNonNull(found[0]);
    List<List<Answered>> masked =
        Stream.of(found).skip(1).map(own -> Objects.requireNonNullElse(own, baseline)).toList();
    List<ExampleOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < batch.examples().size(); i++) {
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
