package org.zonelens.analysis.sweep;

import java.util.List;
import java.util.function.Consumer;

/** Where a sweep keeps what it has finished. */
public interface SweepStore {

  /** Keeps nothing. */
  SweepStore NONE =
      new SweepStore() {
        @Override
        public void replay(Consumer<ExampleOutcome> finished) {}

        @Override
        public void commit(List<ExampleOutcome> outcomes) {}
      };

  /** Calls back with every outcome kept so far, in the order of the run. */
  void replay(Consumer<ExampleOutcome> finished);

  /** Keeps outcomes for good, all of them or, if it fails, none. */
  void commit(List<ExampleOutcome> outcomes);

  /**
   * Told at the end how the sweep came to it.
   *
   * @param stop the rule that it was run with
   */
  default void end(Ending ending, StopRule stop) {}
}
