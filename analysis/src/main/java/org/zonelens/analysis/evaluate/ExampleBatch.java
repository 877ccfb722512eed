package org.zonelens.analysis.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.OutOfMemory;
import org.zonelens.analysis.window.Window;

/** Examples that are read together. An example's windows are never spread over two of these. */
public record ExampleBatch(List<TokenisedExample> examples) {
  public ExampleBatch {
    examples = List.copyOf(examples);
  }

  /**
   * Groups examples of like length, so that little is padded. Only an example that is too large for
   * the rule by itself makes a batch that exceeds it.
   */
  public static List<ExampleBatch> plan(List<TokenisedExample> examples, BatchRule rule) {
    List<ExampleBatch> batches = new ArrayList<>();
    List<TokenisedExample> open = new ArrayList<>();
    int windows = 0;
    List<TokenisedExample> byLength =
        examples.stream().sorted(Comparator.comparingInt(TokenisedExample::longest)).toList();
    for (TokenisedExample example : byLength) {
      windows += example.windows().size();
      if (!open.isEmpty() && !rule.admits(windows, example.longest())) {
        batches.add(new ExampleBatch(open));
        open.clear();
        windows = example.windows().size();
      }
      open.add(example);
    }
    if (!open.isEmpty()) {
      batches.add(new ExampleBatch(open));
    }
    return batches;
  }

  /** Some examples and how they are to be read. */
  public record Piece(ExampleBatch batch, BatchRule rule) {}

  /**
   * What to try instead where a device has no room for this batch: half the examples at a time or,
   * of a single one, half its windows.
   *
   * @param rule that it was read by
   * @throws InputException if it was a single window
   */
  public List<Piece> halves(BatchRule rule, OutOfMemory lack) {
    int half = examples.size() / 2;
    if (half > 0) {
      return List.of(
          new Piece(new ExampleBatch(examples.subList(0, half)), rule),
          new Piece(new ExampleBatch(examples.subList(half, examples.size())), rule));
    }
    int windows = Math.min(windows().size(), rule.maxWindows());
    if (windows > 1) {
      return List.of(new Piece(this, new BatchRule(windows / 2, rule.maxTokens())));
    }
    throw new InputException(lack, EvaluationFault.NO_ROOM, examples.getFirst().longest());
  }

  /** The examples that pass a test, as a batch. */
  public ExampleBatch only(Predicate<TokenisedExample> test) {
    return new ExampleBatch(examples.stream().filter(test).toList());
  }

  public boolean isEmpty() {
    return examples.isEmpty();
  }

  /** Every window, example after example. */
  public List<Window> windows() {
    return examples.stream().flatMap(example -> example.windows().stream()).toList();
  }

  /** The same windows in runs that the rule admits: one run unless an example is very long. */
  public List<List<Window>> slices(BatchRule rule) {
    List<List<Window>> slices = new ArrayList<>();
    List<Window> open = new ArrayList<>();
    int longest = 0;
    for (Window window : windows()) {
      longest = Math.max(longest, window.size());
      if (!open.isEmpty() && !rule.admits(open.size() + 1, longest)) {
        slices.add(List.copyOf(open));
        open.clear();
        longest = window.size();
      }
      open.add(window);
    }
    slices.add(List.copyOf(open));
    return slices;
  }
}
