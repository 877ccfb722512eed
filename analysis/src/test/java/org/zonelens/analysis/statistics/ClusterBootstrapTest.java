package org.zonelens.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

  @Test
  void findsTheQuantilesOfTheThreeClusterDistribution() {
    // Of the 27 resamples of sizes 1, 2, 1 with sums 1, 0, -1, one each gives the means -1 and 1
    // and three each give -1/2 and 1/2: chances 1/27 and 3/27.
    int[] sizes = {1, 2, 1};
    List<int[]> sums = List.of(new int[] {1, 0, -1});
    assertEquals(
        List.of(new Interval(-1, 1)),
        new ClusterBootstrap(20_000, 0.95, 1).meanIntervals(sizes, sums));
    assertEquals(
        List.of(new Interval(-0.5, 0.5)),
        new ClusterBootstrap(20_000, 0.85, 1).meanIntervals(sizes, sums));
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
    Interval interval =
        new ClusterBootstrap(20_000, 0.95, 5).meanIntervals(sizes, List.of(gains)).getFirst();
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
    Interval alone = ClusterBootstrap.DEFAULT.meanIntervals(single, List.of(gains)).getFirst();
    Interval together = ClusterBootstrap.DEFAULT.meanIntervals(grouped, List.of(sums)).getFirst();
    assertTrue(together.high() - together.low() > 2.5 * (alone.high() - alone.low()));
    assertTrue(alone.contains(0.1) && together.contains(0.1));
  }

  @Test
  void isAPointWhereNothingChanges() {
    assertEquals(
        List.of(new Interval(0, 0)),
        ClusterBootstrap.DEFAULT.meanIntervals(new int[] {3, 4}, List.of(new int[] {0, 0})));
  }

  @Test
  void isUnknownForOneCluster() {
    assertFalse(
        ClusterBootstrap.DEFAULT
            .meanIntervals(new int[] {9}, List.of(new int[] {4}))
            .getFirst()
            .isKnown());
  }

  @Test
  void dependsOnTheSeedOnly() {
    Random random = new Random(3);
    int[] sizes = random.ints(50, 1, 9).toArray();
    int[] sums = random.ints(50, -3, 4).toArray();
    ClusterBootstrap bootstrap = new ClusterBootstrap(500, 0.95, 7);
    List<Interval> first = bootstrap.meanIntervals(sizes, List.of(sums));
    assertEquals(first, bootstrap.meanIntervals(sizes, List.of(sums)));
    assertNotEquals(first, new ClusterBootstrap(500, 0.95, 8).meanIntervals(sizes, List.of(sums)));
    // A sum's interval does not depend on what else is asked in the same call.
    assertEquals(first.getFirst(), bootstrap.meanIntervals(sizes, List.of(sizes, sums)).getLast());
  }

  @Test
  void refusesSumsOfOtherClusters() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ClusterBootstrap.DEFAULT.meanIntervals(new int[] {1, 1}, List.of(new int[] {1, 0, 1})));
  }
}
