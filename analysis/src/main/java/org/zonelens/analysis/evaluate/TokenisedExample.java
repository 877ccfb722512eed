package org.zonelens.analysis.evaluate;

import java.util.List;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.model.ReadingModel;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

/**
 * An example and its windows.
 *
 * @param position where the example stands in the order of the run, counted from 0
 */
public record TokenisedExample(int position, Example example, List<Window> windows) {
  public TokenisedExample {
    windows = List.copyOf(windows);
  }

  public static TokenisedExample of(
      int position, Example example, ReadingModel model, WindowRule rule) {
    return new TokenisedExample(
        position, example, model.windows(example.question(), example.passage(), rule));
  }

  /** Tokens of the longest window. */
  public int longest() {
    return windows.stream().mapToInt(Window::size).max().orElse(0);
  }
}
