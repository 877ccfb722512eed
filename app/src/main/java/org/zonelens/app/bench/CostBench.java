package org.zonelens.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.job.JobPart;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepCost;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.models.HuggingFaceModel;

/**
 * Sweeps of several sizes, the time that each takes, and the time that its plan foretells: a line
 * through the origin in layers times tokens, fitted to all of them.
 */
public final class CostBench {
  private final JobContext context;

  public CostBench(JobContext context) {
    this.context = context;
  }

  /**
   * One size of sweep.
   *
   * @param what is larger than in the others, for people
   * @param model closed by the caller
   */
  public record Case(String what, HuggingFaceModel model, SweepSetup setup) {}

  /**
   * What came out of one.
   *
   * @param work layers run, times tokens of the windows that they are run on
   * @param seconds median
   * @param predicted seconds by the fitted line
   */
  public record Row(
      String what,
      int layers,
      int questions,
      int interventions,
      double work,
      double seconds,
      double predicted) {}

  /** Runs every case so many times, in turn. */
  public List<Row> run(List<Case> cases, int rounds) {
    List<Timing> timings = cases.stream().map(_ -> new Timing()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cases.size(); i++) {
        context.checkpoint();
        Case each = cases.get(i);
        JobPart part =
            JobPart.of(context, (long) round * cases.size() + i, 1, (long) rounds * cases.size());
        timings.get(i).time(() -> sweep(each, part));
      }
    }
    double[] work = cases.stream().mapToDouble(CostBench::work).toArray();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < work.length; i++) {
      products += work[i] * timings.get(i).median();
      squares += work[i] * work[i];
    }
    double slope = products / squares;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < work.length; i++) {
      Case each = cases.get(i);
      rows.add(
          new Row(
              each.what(),
              each.model().card().layers(),
              each.setup().order().size(),
              each.setup().interventions().size(),
              work[i],
              timings.get(i).median(),
              slope * work[i]));
    }
    return rows;
  }

  private static void sweep(Case each, JobContext part) {
    Sweep.run(
        each.model(),
        BatchRule.forDevice(each.model().card().device()),
        each.setup(),
        SweepStore.NONE,
        part,
        SweepListener.NONE);
  }

  private static double work(Case each) {
    SweepSetup setup = each.setup();
    ToLongFunction<Example> tokens =
        example ->
            each
                .model()
                .windows(
                    example.question(),
                    example.passage(),
                    setup.provenance().settings().rules().window())
                .stream()
                .mapToLong(window -> window.size())
                .sum();
    long read = setup.order().stream().mapToLong(tokens).sum();
    return (double) read
        * SweepCost.of(setup.interventions(), each.model().card().layers()).planned();
  }
}
