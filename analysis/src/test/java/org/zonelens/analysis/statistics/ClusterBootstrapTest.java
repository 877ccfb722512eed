package org.zonelens.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

  private static Interval meanInterval(ClusterBootstrap bootstrap, int[] sizes, int[] sums) {
    return bootstrap.meanIntervals(sizes, 1, (_, cluster) -> sums[cluster]).getFirst();
  }

  private static Interval changeInterval(ClusterBootstrap bootstrap, int[] sizes, int... sums) {
    return bootstrap.changeIntervals(sizes, 1, (_, cluster) -> sums[cluster]).getFirst();
  }

  @Test
  void findsTheQuantilesOfTheThreeClusterDistribution() {
    // Of the 27 resamples of sizes 1, 2, 1 with sums 1, 0, -1, one each gives the means -1 and 1,
    // three each -1/2 and 1/2, three each -1/3 and 1/3.
    int[] sizes = {1, 2, 1};
    int[] sums = {1, 0, -1};
    // At 50 % three clusters reach 0.8165 * sqrt(3 / 2) = 1 deviation: a tail of 16 %, which is
    // between 4/27 and 7/27.
    assertEquals(0.158_65, ExpandedPercentile.tail(0.5, 3), 1e-5);
    double third = 1 / 3.0;
    assertEquals(
        new Interval(-third, third),
        meanInterval(new ClusterBootstrap(20_000, 0.5, 1), sizes, sums));
    assertEquals(
        new Interval(-0.5, 0.5), meanInterval(new ClusterBootstrap(20_000, 0.65, 1), sizes, sums));
    assertEquals(
        new Interval(-1, 1), meanInterval(new ClusterBootstrap(20_000, 0.95, 1), sizes, sums));
  }

  @Test
  void agreesWithTheNormalDistributionForManySingleItems() {
    int items = 2500;
    int[] sizes = new int[items];
    Arrays.fill(sizes, 1);
    int[] gains = new int[items];
    Arrays.fill(gains, 0, 200, 1);
    Arrays.fill(gains, 200, 300, -1);
    double mean = 100.0 / items;
    double deviation = Math.sqrt((300.0 / items - mean * mean) / items);
    Interval interval = meanInterval(new ClusterBootstrap(20_000, 0.95, 5), sizes, gains);
    assertEquals(mean - 1.96 * deviation, interval.low(), 0.05 * deviation);
    assertEquals(mean + 1.96 * deviation, interval.high(), 0.05 * deviation);
  }

  @Test
  void isWiderWhenTheSameItemsComeInClusters() {
    int[] single = new int[400];
    Arrays.fill(single, 1);
    int[] gains = new int[400];
    Arrays.fill(gains, 0, 40, 1);
    int[] grouped = new int[40];
    Arrays.fill(grouped, 10);
    int[] sums = new int[40];
    Arrays.fill(sums, 0, 4, 10);
    Interval alone = meanInterval(ClusterBootstrap.DEFAULT, single, gains);
    Interval together = meanInterval(ClusterBootstrap.DEFAULT, grouped, sums);
    assertTrue(together.high() - together.low() > 2.5 * (alone.high() - alone.low()));
    assertTrue(alone.contains(0.1) && together.contains(0.1));
  }

  @Test
  void aMeanIsAPointWhereAllClustersAreAlike() {
    assertEquals(
        new Interval(0.5, 0.5),
        meanInterval(ClusterBootstrap.DEFAULT, new int[] {2, 4}, new int[] {1, 2}));
  }

  @Test
  void noChangeSeenLeavesRoomForTheChangesThatTheRuleOfThreeAllows() {
    for (int items : new int[] {30, 300, 3000}) {
      int[] sizes = new int[items];
      Arrays.fill(sizes, 1);
      Interval interval = changeInterval(ClusterBootstrap.DEFAULT, sizes, new int[items]);
      assertTrue(interval.high() > 2.5 / items && interval.high() < 3.7 / items, "" + interval);
      assertTrue(interval.low() < -2.5 / items && interval.low() > -3.7 / items, "" + interval);
    }
  }

  @Test
  void aChangeIntervalIsThatOfTheMeanWithARisenAndAFallenItemMore() {
    Random random = new Random(9);
    int[] sizes = random.ints(40, 1, 6).toArray();
    int[] sums = random.ints(42, -1, 2).toArray();
    sums[40] = 1;
    sums[41] = -1;
    int[] joined = Arrays.copyOf(sizes, 42);
    joined[40] = 1;
    joined[41] = 1;
    assertEquals(
        meanInterval(ClusterBootstrap.DEFAULT, joined, sums),
        changeInterval(ClusterBootstrap.DEFAULT, sizes, sums));
  }

  @Test
  void isUnknownForOneCluster() {
    int[] one = {9};
    assertFalse(meanInterval(ClusterBootstrap.DEFAULT, one, new int[] {4}).isKnown());
    assertFalse(changeInterval(ClusterBootstrap.DEFAULT, one, 4).isKnown());
    assertTrue(Double.isNaN(ClusterBootstrap.DEFAULT.changeReach(1)));
  }

  @Test
  void dependsOnTheSeedOnly() {
    Random random = new Random(3);
    int[] sizes = random.ints(50, 1, 9).toArray();
    int[] sums = random.ints(50, -3, 4).toArray();
    ClusterBootstrap bootstrap = new ClusterBootstrap(500, 0.95, 7);
    Interval first = meanInterval(bootstrap, sizes, sums);
    assertEquals(first, meanInterval(bootstrap, sizes, sums));
    assertNotEquals(first, meanInterval(new ClusterBootstrap(500, 0.95, 8), sizes, sums));
    // A sum's interval does not depend on what else is asked in the same call.
    List<Interval> many =
        bootstrap.meanIntervals(
            sizes, 1000, (quantity, cluster) -> quantity == 999 ? sums[cluster] : quantity);
    assertEquals(first, many.getLast());
  }
}
