package org.zonelens.analysis.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws clusters with replacement, and works out what several sums come to in each draw. Laid out
 * so that a sum costs one multiplication per cluster that it touches and resample, many at a time:
 * for a block of resamples that fits the processor's cache, how often each cluster was drawn stands
 * side by side.
 */
final class Resampling {
  private static final int BLOCK = 128;

  private final int[] sizes;
  private final int resamples;
  private final long seed;

  /** How often a cluster was drawn: {@code [cluster * BLOCK + resample of the block]}. */
  private final float[] draws;

  Resampling(int[] sizes, int resamples, long seed) {
    this.sizes = sizes;
    this.resamples = resamples;
    this.seed = seed;
    draws = new float[Math.multiplyExact(sizes.length, BLOCK)];
  }

  /**
   * The mean over items of several quantities in every resample. A quantity's means do not depend
   * on what else is asked.
   *
   * @return {@code [quantity][resample]}
   */
  double[][] means(SparseSums[] sums) {
    double[][] means = new double[sums.length][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    double[] items = new double[BLOCK];
    double[] totals = new double[BLOCK];
    for (int first = 0; first < resamples; first += BLOCK) {
      int count = Math.min(BLOCK, resamples - first);
      draw(random, count, items);
      for (int quantity = 0; quantity < sums.length; quantity++) {
        sums[quantity].weighted(draws, totals);
        for (int resample = 0; resample < count; resample++) {
          means[quantity][first + resample] = totals[resample] / items[resample];
        }
      }
    }
    return means;
  }

  private void draw(SplittableRandom random, int count, double[] items) {
    Arrays.fill(draws, 0);
    int clusters = sizes.length;
    for (int resample = 0; resample < count; resample++) {
      long drawn = 0;
      for (int draw = 0; draw < clusters; draw++) {
        int cluster = random.nextInt(clusters);
        draws[cluster * BLOCK + resample]++;
        drawn += sizes[cluster];
      }
      items[resample] = drawn;
    }
  }

  /** The clusters whose sum is not zero: few masks change many passages. */
  @SuppressWarnings("ArrayRecordComponent") // Never leaves this class.
  record SparseSums(int[] clusters, double[] values) {

    static SparseSums of(int clusters, ClusterBootstrap.Sums sums, int quantity) {
      int[] touched = new int[clusters];
      double[] values = new double[clusters];
      int count = 0;
      for (int cluster = 0; cluster < clusters; cluster++) {
        double sum = sums.of(quantity, cluster);
        if (sum != 0) {
          touched[count] = cluster;
          values[count++] = sum;
        }
      }
      return new SparseSums(Arrays.copyOf(touched, count), Arrays.copyOf(values, count));
    }

    private void weighted(float[] draws, double[] totals) {
      Arrays.fill(totals, 0);
      for (int i = 0; i < clusters.length; i++) {
        add(values[i], draws, clusters[i] * BLOCK, totals);
      }
    }

    private static void add(double value, float[] draws, int from, double[] totals) {
      for (int resample = 0; resample < BLOCK; resample++) {
        totals[resample] += value * draws[from + resample];
      }
    }
  }
}
