package org.zonelens.models.encoder;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Neighbouring heads that get the same treatment.
 *
 * @param first the first of them
 * @param end the first one behind them
 * @param treatment what is done to them
 */
record HeadRun<T>(int first, int end, T treatment) {

  /**
   * All heads of a layer in runs that are as long as can be.
   *
   * @param treatment of each head
   */
  static <T> List<HeadRun<T>> over(int heads, IntFunction<T> treatment) {
    List<HeadRun<T>> runs = new ArrayList<>();
    int first = 0;
    while (first < heads) {
      T own = treatment.apply(first);
      int end = first + 1;
      while (end < heads && own.equals(treatment.apply(end))) {
        end++;
      }
      runs.add(new HeadRun<>(first, end, own));
      first = end;
    }
    return runs;
  }

  /** Some heads in runs, all of them treated alike. */
  static <T> List<HeadRun<T>> of(BitSet heads, T treatment) {
    List<HeadRun<T>> runs = new ArrayList<>();
    for (int first = heads.nextSetBit(0); first >= 0; ) {
      int end = heads.nextClearBit(first);
      runs.add(new HeadRun<>(first, end, treatment));
      first = heads.nextSetBit(end);
    }
    return runs;
  }
}
