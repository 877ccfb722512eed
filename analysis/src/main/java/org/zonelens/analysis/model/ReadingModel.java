package org.zonelens.analysis.model;

import java.util.List;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;

/**
 * A model that reads {@code [CLS] question [SEP] passage [SEP]} and points at an answer.
 *
 * <p>Safe to call from several threads; runs on the device may be done one after another. Results
 * are plain Java values: nothing native leaves a method, but for {@link Batch}, which must be
 * closed.
 */
public interface ReadingModel extends AutoCloseable {

  ModelCard card();

  /**
   * Tokenises an example and cuts it into windows.
   *
   * @return at least one window, in the order of the passage
   * @throws org.zonelens.analysis.fault.InputException if the question leaves no room for a passage
   */
  List<Window> windows(String question, String passage, WindowRule rule);

  /**
   * Brings windows to the device as one batch, padded to {@code length} tokens.
   *
   * @param windows at least one, each of at most {@code length} tokens
   * @param length normally the longest window's; more only for masks that make padding visible
   */
  Batch open(List<Window> windows, int length);

  /** A batch padded to its longest window. */
  default Batch open(List<Window> windows) {
    return open(windows, windows.stream().mapToInt(Window::size).max().orElseThrow());
  }

  @Override
  void close();
}
