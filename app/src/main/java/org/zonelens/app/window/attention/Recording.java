package org.zonelens.app.window.attention;

import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Window;

/**
 * The attention of one window of the question looked at, or of a pinned one.
 *
 * @param windows all windows of the question
 * @param trace of one of them
 * @param source empty for a pinned trace
 */
record Recording(List<Window> windows, Trace trace, Optional<Source> source) {
  Recording {
    windows = List.copyOf(windows);
  }
}
