package org.zonelens.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.evaluate.BatchRule;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.sweep.ExampleOutcome;
import org.zonelens.analysis.sweep.Sweep;
import org.zonelens.analysis.sweep.SweepListener;
import org.zonelens.analysis.sweep.SweepResult;
import org.zonelens.analysis.sweep.SweepSetup;
import org.zonelens.analysis.sweep.SweepStore;
import org.zonelens.analysis.window.WindowRule;

/** What a sweep takes of memory while it runs, and whether that grows. */
public final class MemoryBench {
  private final ReadingModel model;
  private final SweepSetup setup;
  private final SweepStore store;
  private final JobContext context;

  /**
   * @param store where the sweep keeps its results
   */
  public MemoryBench(ReadingModel model, SweepSetup setup, SweepStore store, JobContext context) {
    this.model = model;
    this.setup = setup;
    this.store = store;
    this.context = context;
  }

  /**
   * What came out. Memory is in bytes.
   *
   * @param memory empty where the system does not say
   * @param questions that were finished
   * @param windows of these
   */
  public record Report(double seconds, Optional<Memory> memory, int questions, int windows) {}

  /**
   * Memory of the process.
   *
   * @param start when the model was open and the sweep began
   * @param peak the most
   * @param growth from the first third of the time to the last, by their medians
   * @param flat whether that is at most a twentieth
   * @param heapPeak the most that Java's heap took
   * @param nativePeak the most that everything else took
   */
  public record Memory(
      long start, long peak, long growth, boolean flat, long heapPeak, long nativePeak) {}

  /** Sweeps for so long, or until nothing is left to do. */
  public Report run(int seconds) {
    long began = System.nanoTime();
    Until until = new Until(began, seconds, context);
    Counting counting = new Counting(store);
    MemorySamples samples = new MemorySamples();
    SweepResult result;
    try (samples) {
      result =
          Sweep.run(
              model,
              BatchRule.forDevice(model.card().device()),
              setup,
              counting,
              until,
              SweepListener.NONE);
    }
    return new Report(result.seconds(), samples.seen(), result.table().done(), windows(counting));
  }

  private int windows(Counting counting) {
    WindowRule rule = setup.provenance().settings().rules().window();
    int windows = 0;
    for (int position : counting.finished) {
      Example example = setup.order().get(position);
      windows += model.windows(example.question(), example.passage(), rule).size();
    }
    return windows;
  }

  /** Stops when the time is over, or somebody stops it before. */
  private record Until(long began, int seconds, JobContext outer) implements JobContext {
    @Override
    public void progress(long done, long total) {
      outer.progress(Math.min(seconds, (System.nanoTime() - began) / 1_000_000_000), seconds);
    }

    @Override
    public boolean isCancelled() {
      return System.nanoTime() - began >= seconds * 1e9 || outer.isCancelled();
    }
  }

  /** Keeps which examples are finished, beside where the sweep keeps them. */
  private static final class Counting implements SweepStore {
    private final SweepStore store;
    private final List<Integer> finished = new ArrayList<>();

    private Counting(SweepStore store) {
      this.store = store;
    }

    @Override
    public void replay(Consumer<ExampleOutcome> outcomes) {
      store.replay(outcomes);
    }

    @Override
    public void commit(List<ExampleOutcome> outcomes) {
      store.commit(outcomes);
      outcomes.forEach(outcome -> finished.add(outcome.position()));
    }
  }
}
