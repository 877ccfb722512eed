package org.zonelens.app.window.whatif;

import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.data.Example;
import org.zonelens.analysis.window.Window;

/**
 * One question answered by the model as it is and under the masks.
 *
 * @param after empty while there are no masks
 */
record Comparison(Example example, List<Window> windows, Run before, Optional<Run> after) {
  Comparison {
    windows = List.copyOf(windows);
  }

  /** The run that the user's eyes are on: under the masks, if there are any. */
  Run latest() {
    return after.orElse(before);
  }
}
