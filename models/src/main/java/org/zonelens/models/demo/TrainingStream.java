package org.zonelens.models.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.models.tokenizer.PairTokenizer;

/**
 * The batches of a training, made as they are needed. Every step's batch follows from the seed and
 * the step alone, so that a training which was interrupted goes on with what it would have seen.
 *
 * <p>Passages are made a chunk at a time, sorted by length within it and cut into batches, so that
 * a batch holds little padding.
 */
final class TrainingStream {
  private static final int BATCHES_IN_CHUNK = 8;
  private static final WindowRule WHOLE =
      new WindowRule(DemoShape.MAX_POSITIONS, 0, WindowRule.Step.OVERLAP);

  private final Grammar grammar;
  private final PairTokenizer tokenizer;
  private final long seed;
  private final int steps;
  private final int batchSize;
  private int current = -1;
  private List<List<TrainingItem>> batches = List.of();

  TrainingStream(Grammar grammar, PairTokenizer tokenizer, long seed, int steps, int batchSize) {
    this.grammar = grammar;
    this.tokenizer = tokenizer;
    this.seed = seed;
    this.steps = steps;
    this.batchSize = batchSize;
  }

  /** The items of one step, which is counted from 0. */
  List<TrainingItem> batch(int step) {
    int chunk = step / BATCHES_IN_CHUNK;
    if (chunk != current) {
      batches = chunk(chunk);
      current = chunk;
    }
    return batches.get(step % BATCHES_IN_CHUNK);
  }

  private List<List<TrainingItem>> chunk(int chunk) {
    RandomGenerator random = new SplittableRandom(scrambled(scrambled(seed) + chunk));
    PassageGenerator generator = new PassageGenerator(grammar, Split.TRAINING, random);
    double done = (double) chunk * BATCHES_IN_CHUNK / steps;
    List<TrainingItem> items = new ArrayList<>();
    while (items.size() < BATCHES_IN_CHUNK * batchSize) {
      Passage passage = generator.next(Curriculum.shape(done, random));
      AskedFact fact = passage.facts().get(random.nextInt(passage.facts().size()));
      List<Window> windows = tokenizer.windows(fact.question(), passage.text(), WHOLE);
      // A passage too long for one window is rare; leaving it out costs nothing.
      if (windows.size() == 1) {
        items.add(TrainingItem.of(windows.getFirst(), passage, fact));
      }
    }
    items.sort(Comparator.comparingInt(TrainingItem::size));
    List<List<TrainingItem>> cut = new ArrayList<>();
    for (int first = 0; first < items.size(); first += batchSize) {
      List<TrainingItem> batch = List.copyOf(items.subList(first, first + batchSize));
      cut.add(random.nextInt(cut.size() + 1), batch);
    }
    return cut;
  }

  /**
   * A far-away number for each number (the finalizer of MurmurHash3). Seeds in an even row would
   * not do: a {@link SplittableRandom} itself goes forward in even steps, and seeds that such a
   * step leads from one to the next give the same numbers again, one place later.
   */
  private static long scrambled(long number) {
    long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
