package org.zonelens.analysis.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.SweepStore;

/** Tells after each commit how many there were. */
final class WatchedStore implements SweepStore {
  private final SweepStore store;
  private final IntConsumer committed;
  private int commits;

  WatchedStore(SweepStore store, IntConsumer committed) {
    this.store = store;
    this.committed = committed;
  }

  @Override
  public void replay(Consumer<ExampleOutcome> finished) {
    store.replay(finished);
  }

  @Override
  public void commit(List<ExampleOutcome> outcomes) {
    store.commit(outcomes);
    committed.accept(++commits);
  }
}
