package org.zonelens.app.window.attention;

import java.util.List;
import org.zonelens.analysis.model.Trace;
import org.zonelens.analysis.window.Window;

/**
 * The attention of one window of the question looked at.
 *
 * @param windows all windows of the question
 * @param trace of one of them
 */
record Recording(List<Window> windows, Trace trace) {
  Recording {
    windows = List.copyOf(windows);
  }
}
