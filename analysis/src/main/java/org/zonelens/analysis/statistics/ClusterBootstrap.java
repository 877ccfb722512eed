package org.zonelens.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap intervals (Efron 1979) of a mean over items that come in clusters, such as
 * questions on the same passage. Whole clusters are drawn with replacement, because items of one
 * cluster are not independent of each other.
 *
 * @param resamples how many times the clusters are drawn
 * @param level the share of resampled means inside the interval, such as 0.95
 * @param seed the same seed, the same intervals
 */
public record ClusterBootstrap(int resamples, double level, long seed) {

  /** 95 % from 2000 resamples. */
  public static final ClusterBootstrap DEFAULT = new ClusterBootstrap(2000, 0.95, 20_220_218);

  public ClusterBootstrap {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(resamples + " resamples at level " + level);
    }
  }

  /**
   * Intervals for several sums over the same clusters. Each resample draws the clusters once and
   * serves every sum, so the work grows with the clusters that a sum touches, not with items.
   *
   * @param sizes number of items per cluster, each at least 1
   * @param sums per quantity its sum over the items of each cluster
   * @return per quantity the interval of sum / items; unknown with fewer than two clusters, which
   *     say nothing about how clusters differ
   */
  public List<Interval> meanIntervals(int[] sizes, List<int[]> sums) {
    int clusters = sizes.length;
    if (clusters < 2) {
      return sums.stream().map(_ -> Interval.UNKNOWN).toList();
    }
    List<Sparse> sparse = sums.stream().map(values -> Sparse.of(values, clusters)).toList();
    double[][] means = new double[sums.size()][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    int[] draws = new int[clusters];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.fill(draws, 0);
      long items = 0;
      for (int draw = 0; draw < clusters; draw++) {
        int cluster = random.nextInt(clusters);
        draws[cluster]++;
        items += sizes[cluster];
      }
      for (int quantity = 0; quantity < means.length; quantity++) {
        means[quantity][resample] = sparse.get(quantity).weighted(draws) / (double) items;
      }
    }
    List<Interval> intervals = new ArrayList<>();
    for (double[] values : means) {
      Arrays.sort(values);
      double tail = (1 - level) / 2;
      intervals.add(new Interval(quantile(values, tail), quantile(values, 1 - tail)));
    }
    return List.copyOf(intervals);
  }

  /** Between the two nearest order statistics, linearly (type 7 of Hyndman and Fan 1996). */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The clusters whose sum is not zero: few masks change many passages. */
  @SuppressWarnings("ArrayRecordComponent") // Never leaves this class.
  private record Sparse(int[] clusters, int[] values) {

    static Sparse of(int[] sums, int clusters) {
      if (sums.length != clusters) {
        throw new IllegalArgumentException(sums.length + " sums for " + clusters + " clusters");
      }
      int[] touched = new int[clusters];
      int[] values = new int[clusters];
      int count = 0;
      for (int cluster = 0; cluster < clusters; cluster++) {
        if (sums[cluster] != 0) {
          touched[count] = cluster;
          values[count++] = sums[cluster];
        }
      }
      return new Sparse(Arrays.copyOf(touched, count), Arrays.copyOf(values, count));
    }

    long weighted(int[] draws) {
      long sum = 0;
      for (int i = 0; i < clusters.length; i++) {
        sum += (long) draws[clusters[i]] * values[i];
      }
      return sum;
    }
  }
}
