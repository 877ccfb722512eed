package org.zonelens.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zonelens.analysis.decode.SpanDecoder;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.evaluate.ReadingRules;
import org.zonelens.analysis.evaluate.TokenisedExample;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.job.JobPart;
import org.zonelens.analysis.model.Batch;
import org.zonelens.analysis.model.SpanLogits;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepCost;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.models.HuggingFaceModel;
import org.zonelens.models.encoder.AttentionKind;

/**
 * The same sweep twice: as scripts do it, in fp32, every window padded to the greatest length and
 * one whole pass per intervention with the pattern made in each layer, and as {@link Sweep} plans
 * it.
 */
public final class SweepBench {
  private static final int NAIVE_BATCH = 8;

  private final HuggingFaceModel model;
  private final BatchRule batching;
  private final SweepSetup setup;
  private final JobContext context;

  public SweepBench(HuggingFaceModel model, SweepSetup setup, JobContext context) {
    this.model = model;
    // As a sweep of a user chooses it, and like there outside the time that is measured.
    this.batching = model.tune(false);
    this.setup = setup;
    this.context = context;
  }

  /**
   * What came out.
   *
   * @param naive median seconds of the naive loop
   * @param planned median seconds of the planned sweep
   * @param differing answers that were not the naive loop's first ones, of both and all rounds
   * @param answers how many were compared
   * @param windows that both read
   */
  public record Report(double naive, double planned, long differing, long answers, int windows) {

    /** Whether both gave the same answers, all of them each time. */
    public boolean identical() {
      return differing == 0;
    }

    public double ratio() {
      return naive / planned;
    }
  }

  /** Runs both in turn, so many times. */
  public Report run(int rounds) {
    Timing naive = new Timing();
    Timing planned = new Timing();
    List<List<String>> expected = new ArrayList<>();
    long differing = 0;
    long answers = 0;
    SweepCost cost = SweepCost.of(setup.interventions(), setup.provenance().layers());
    long both = cost.naive() + cost.planned();
    for (int round = 0; round < rounds; round++) {
      List<List<String>> slow = new ArrayList<>();
      List<List<String>> fast = new ArrayList<>();
      JobPart first = JobPart.of(context, round * both, cost.naive(), rounds * both);
      JobPart second =
          JobPart.of(context, round * both + cost.naive(), cost.planned(), rounds * both);
      naive.time(() -> slow.addAll(naive(first)));
      planned.time(() -> fast.addAll(planned(second)));
      if (round == 0) {
        expected.addAll(slow);
      }
      differing += differing(expected, slow) + differing(expected, fast);
      answers += 2L * expected.size() * (setup.interventions().size() + 1);
    }
    int windows = tokenised().stream().mapToInt(each -> each.windows().size()).sum();
    return new Report(naive.median(), planned.median(), differing, answers, windows);
  }

  private static long differing(List<List<String>> some, List<List<String>> others) {
    long differing = 0;
    for (int example = 0; example < some.size(); example++) {
      for (int i = 0; i < some.get(example).size(); i++) {
        differing += some.get(example).get(i).equals(others.get(example).get(i)) ? 0 : 1;
      }
    }
    return differing;
  }

  /** Answers by example, in each the baseline's and then every intervention's. */
  private List<List<String>> naive(JobContext part) {
    List<TokenisedExample> examples = tokenised();
    List<Window> windows = examples.stream().flatMap(each -> each.windows().stream()).toList();
    List<List<String>> answers = new ArrayList<>();
    examples.forEach(_ -> answers.add(new ArrayList<>()));
    answer(examples, logits(windows, Masking.NONE), answers);
    long done = 1;
    for (Intervention each : setup.interventions()) {
      part.progress(done++, setup.interventions().size() + 1L);
      Masking masking = Masking.of(setup.provenance().convention(), each);
      answer(examples, logits(windows, masking), answers);
    }
    return answers;
  }

  private List<SpanLogits> logits(List<Window> windows, Masking masking) {
    List<SpanLogits> logits = new ArrayList<>();
    for (int from = 0; from < windows.size(); from += NAIVE_BATCH) {
      context.checkpoint();
      List<Window> few = windows.subList(from, Math.min(windows.size(), from + NAIVE_BATCH));
      // A new batch each time, so that nothing is remembered from the pass before.
      try (Batch batch = model.open(few, rules().window().maxLength(), AttentionKind.EAGER)) {
        logits.addAll(batch.run(masking));
      }
    }
    return logits;
  }

  private void answer(
      List<TokenisedExample> examples, List<SpanLogits> logits, List<List<String>> answers) {
    SpanDecoder decoder = new SpanDecoder(rules().decoding());
    int from = 0;
    for (int i = 0; i < examples.size(); i++) {
      List<Window> windows = examples.get(i).windows();
      List<SpanLogits> own = logits.subList(from, from + windows.size());
      answers.get(i).add(decoder.decode(windows, own).text());
      from += windows.size();
    }
  }

  private List<List<String>> planned(JobContext part) {
    List<List<String>> answers = new ArrayList<>();
    setup.order().forEach(_ -> answers.add(new ArrayList<>()));
    SweepStore store =
        new SweepStore() {
          @Override
          public void replay(Consumer<ExampleOutcome> finished) {}

          @Override
          public void commit(List<ExampleOutcome> outcomes) {
            for (ExampleOutcome outcome : outcomes) {
              List<String> own = answers.get(outcome.position());
              own.add(outcome.baseline().text());
              outcome.masked().stream().map(Answered::text).forEach(own::add);
            }
          }
        };
    Sweep.run(model, batching, setup, store, part, SweepListener.NONE);
    context.checkpoint();
    return answers;
  }

  private List<TokenisedExample> tokenised() {
    List<TokenisedExample> examples = new ArrayList<>();
    for (int i = 0; i < setup.order().size(); i++) {
      examples.add(TokenisedExample.of(i, setup.order().get(i), model, rules().window()));
    }
    return examples;
  }

  private ReadingRules rules() {
    return setup.provenance().settings().rules();
  }
}
