package org.zonelens.models.checkpoint;

/**
 * Which row of a table stands for the distance of two tokens, query before key or behind it. Near
 * distances have rows of their own; far ones share them by their logarithm if there are buckets.
 * The greatest distances on either side share the last row there (He et al. 2021, section 3).
 *
 * @param longest the distance, in tokens, up to which rows are told apart
 * @param buckets how many rows serve each side; 0 if every distance up to {@code longest} has one
 */
public record DistanceTable(int longest, int buckets) {
  /** The smallest {@code longest} that leaves room for two buckets. */
  static final int SHORTEST_WITH_BUCKETS = 3;

  public DistanceTable {
    if (longest < 1 || buckets < 0 || buckets == 1 || buckets > mostBuckets(longest)) {
      throw new IllegalArgumentException(
          "%d buckets cannot hold distances up to %d".formatted(buckets, longest));
    }
  }

  /** How many buckets there can be: half of them are for single distances. */
  static int mostBuckets(int longest) {
    return longest < SHORTEST_WITH_BUCKETS ? 0 : 2 * longest - 3;
  }

  /** How many rows there are. */
  public int rows() {
    return 2 * span();
  }

  /**
   * The row of a distance.
   *
   * @param distance the query's place less the key's
   */
  public int row(int distance) {
    int signed = Integer.signum(distance) * bucket(Math.abs(distance));
    return Math.clamp((long) span() + signed, 0, rows() - 1);
  }

  private int span() {
    return buckets > 0 ? buckets : longest;
  }

  private int bucket(int distance) {
    int single = buckets / 2;
    if (buckets == 0 || distance <= single) {
      return distance;
    }
    // In float32 steps, as transformers computes it: they decide where a bucket ends.
    float logarithm = (float) Math.log((float) distance / single);
    float greatest = (float) Math.log((float) ((longest - 1) / (double) single));
    return (int) Math.ceil(logarithm / greatest * (single - 1)) + single;
  }
}
