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
  private final ClusterBootstrap bootstrap;
  private final Counts baseline = new Counts();
  private final List<Counts> masked;
  private final TreeMap<Integer, Passage> passages = new TreeMap<>();
  private long squaredSizes;

  public SweepTally(SweepSetup setup) {
    this(setup.provenance(), setup.interventions(), setup.order().size());
  }

  /**
   * @param total number of examples that the sweep is to go over
   */
  public SweepTally(Provenance provenance, List<Intervention> interventions, int total) {
    this(provenance, interventions, total, ClusterBootstrap.DEFAULT);
  }

  SweepTally(
      Provenance provenance,
      List<Intervention> interventions,
      int total,
      ClusterBootstrap bootstrap) {
    this.provenance = provenance;
    this.interventions = List.copyOf(interventions);
    this.total = total;
    this.bootstrap = bootstrap;
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
    squaredSizes += 2L * passage.examples - 1;
    boolean right = outcome.baseline().score().exact();
    long f1 = units(outcome.baseline());
    baseline.add(outcome.baseline());
    for (int i = 0; i < masked.size(); i++) {
      Answered answer = outcome.masked().get(i);
      Counts counts = masked.get(i);
      counts.add(answer);
      passage.f1Gains[i] += units(answer) - f1;
      int gain = (answer.score().exact() ? 1 : 0) - (right ? 1 : 0);
      counts.fixed += Math.max(gain, 0);
      counts.broken += Math.max(-gain, 0);
      counts.squaredGains += gain * (2L * passage.gains[i] + gain);
      passage.gains[i] += gain;
      counts.gainsBySize += passage.gains[i] + gain * (passage.examples - 1L);
    }
  }

  private static long units(Answered answer) {
    return Math.round(answer.score().f1() * UNIT);
  }

  /** Examples counted so far. */
  int examples() {
    return baseline.n;
  }

  /** Passages that they are about. */
  int passages() {
    return passages.size();
  }

  /** The table of what was counted so far. */
  public SweepTable table() {
    List<Passage> clusters = List.copyOf(passages.values());
    int[] sizes = clusters.stream().mapToInt(passage -> passage.examples).toArray();
    int cellCount = masked.size();
    List<Interval> intervals =
        bootstrap.changeIntervals(
            sizes,
            2 * cellCount,
            (quantity, cluster) -> {
              Passage passage = clusters.get(cluster);
              return quantity < cellCount
                  ? passage.gains[quantity]
                  : passage.f1Gains[quantity - cellCount] / UNIT;
            });
    double[] pValues =
        masked.stream().mapToDouble(each -> McNemar.pValue(each.fixed, each.broken)).toArray();
    double[] holm = Adjustment.HOLM.adjust(pValues);
    double[] benjaminiHochberg = Adjustment.BENJAMINI_HOCHBERG.adjust(pValues);
    boolean tested = baseline.n > 0;
    List<SweepCell> cells = new ArrayList<>();
    for (int i = 0; i < cellCount; i++) {
      Counts counts = masked.get(i);
      cells.add(
          new SweepCell(
              interventions.get(i),
              counts.n,
              counts.em(),
              counts.f1(),
              100.0 * (counts.fixed - counts.broken) / counts.n,
              100 * ((counts.f1 - baseline.f1) / UNIT / counts.n),
              points(intervals.get(i)),
              points(intervals.get(cellCount + i)),
              tested ? pValues[i] : Double.NaN,
              tested ? holm[i] : Double.NaN,
              tested ? benjaminiHochberg[i] : Double.NaN,
              counts.fixed,
              counts.broken));
    }
    return new SweepTable(provenance, baseline.n, total, baseline.em(), baseline.f1(), cells);
  }

  private static Interval points(Interval mean) {
    return new Interval(100 * mean.low(), 100 * mean.high());
  }

  /**
   * About how wide the widest interval of ΔEM is, in points: from the variance between passages,
   * which is kept up to date while counting, instead of resampling them. NaN with fewer than two.
   */
  double widestAbout() {
    double reach = bootstrap.changeReach(passages.size());
    // The two made-up questions of the bootstrap: each of size 1, one fixed and one broken.
    double n = baseline.n + 2.0;
    double variance = 0;
    for (Counts counts : masked) {
      double mean = (counts.fixed - counts.broken) / n;
      variance =
          Math.max(
              variance,
              counts.squaredGains
                  + 2
                  - 2 * mean * counts.gainsBySize
                  + mean * mean * (squaredSizes + 2));
    }
    return 100 * 2 * reach * Math.sqrt(variance) / n;
  }

  private static final class Counts {
    private int n;
    private int exact;
    private long f1;
    private int fixed;
    private int broken;

    /** Of the passages' gains. */
    private long squaredGains;

    /** Sum over passages of gain times number of questions. */
    private long gainsBySize;

    private void add(Answered answer) {
      n++;
      exact += answer.score().exact() ? 1 : 0;
      f1 += units(answer);
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
    private final long[] f1Gains;

    private Passage(int interventions) {
      gains = new int[interventions];
      f1Gains = new long[interventions];
    }
  }
}
