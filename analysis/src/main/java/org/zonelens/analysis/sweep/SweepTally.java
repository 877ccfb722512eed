package org.zonelens.analysis.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.zonelens.analysis.evaluate.Answered;
import org.zonelens.analysis.statistics.Adjustment;
import org.zonelens.analysis.statistics.ClusterBootstrap;
import org.zonelens.analysis.statistics.Interval;
import org.zonelens.analysis.statistics.McNemar;
import org.zonelens.analysis.zone.Intervention;

/**
 * Counts outcomes into a table. The table depends on which outcomes were counted, not on their
 * order, to the last bit: a sweep that was interrupted ends with the table of one that was not.
 */
public final class SweepTally {

  /** F1 is summed in units of 2^-40: sums of whole numbers do not depend on the order. */
  private static final double UNIT = 0x1p40;

  private final Provenance provenance;
  private final List<Intervention> interventions;
  private final int total;
  private final Counts baseline = new Counts();
  private final List<Counts> masked;
  private final TreeMap<Integer, Passage> passages = new TreeMap<>();

  public SweepTally(SweepSetup setup) {
    this(setup.provenance(), setup.interventions(), setup.order().size());
  }

  /**
   * @param total number of examples that the sweep is to go over
   */
  public SweepTally(Provenance provenance, List<Intervention> interventions, int total) {
    this.provenance = provenance;
    this.interventions = List.copyOf(interventions);
    this.total = total;
    this.masked = interventions.stream().map(_ -> new Counts()).toList();
  }

  /** Counts one more example. */
  public void add(ExampleOutcome outcome) {
    if (outcome.masked().size() != masked.size()) {
      throw new IllegalArgumentException(
          outcome.masked().size() + " answers for " + masked.size() + " interventions");
    }
    Passage passage =
        passages.computeIfAbsent(outcome.passageIndex(), _ -> new Passage(masked.size()));
    passage.examples++;
    boolean right = outcome.baseline().score().exact();
    baseline.add(outcome.baseline());
    for (int i = 0; i < masked.size(); i++) {
      Answered answer = outcome.masked().get(i);
      Counts counts = masked.get(i);
      counts.add(answer);
      if (answer.score().exact() && !right) {
        counts.fixed++;
        passage.gains[i]++;
      } else if (!answer.score().exact() && right) {
        counts.broken++;
        passage.gains[i]--;
      }
    }
  }

  /** The table of what was counted so far. */
  public SweepTable table() {
    List<Interval> intervals = intervals();
    double[] pValues =
        masked.stream().mapToDouble(each -> McNemar.pValue(each.fixed, each.broken)).toArray();
    double[] adjusted = Adjustment.HOLM.adjust(pValues);
    List<SweepCell> cells = new ArrayList<>();
    for (int i = 0; i < masked.size(); i++) {
      Counts counts = masked.get(i);
      cells.add(
          new SweepCell(
              interventions.get(i),
              counts.n,
              counts.em(),
              counts.f1(),
              100.0 * (counts.fixed - counts.broken) / counts.n,
              100 * ((counts.f1 - baseline.f1) / UNIT / counts.n),
              intervals.get(i),
              pValues[i],
              adjusted[i],
              counts.fixed,
              counts.broken));
    }
    return new SweepTable(provenance, baseline.n, total, baseline.em(), baseline.f1(), cells);
  }

  private List<Interval> intervals() {
    int[] sizes = passages.values().stream().mapToInt(passage -> passage.examples).toArray();
    List<int[]> gains = new ArrayList<>();
    for (int i = 0; i < masked.size(); i++) {
      int intervention = i;
      gains.add(passages.values().stream().mapToInt(each -> each.gains[intervention]).toArray());
    }
    return ClusterBootstrap.DEFAULT.meanIntervals(sizes, gains).stream()
        .map(mean -> new Interval(100 * mean.low(), 100 * mean.high()))
        .toList();
  }

  private static final class Counts {
    private int n;
    private int exact;
    private long f1;
    private int fixed;
    private int broken;

    private void add(Answered answer) {
      n++;
      exact += answer.score().exact() ? 1 : 0;
      f1 += Math.round(answer.score().f1() * UNIT);
    }

    private double em() {
      return 100.0 * exact / n;
    }

    private double f1() {
      return 100 * (f1 / UNIT / n);
    }
  }

  /** Questions on one passage share its text: the intervals resample passages, not questions. */
  private static final class Passage {
    private int examples;
    private final int[] gains;

    private Passage(int interventions) {
      gains = new int[interventions];
    }
  }
}
