package org.zonelens.app.window.sweep;

import java.util.List;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.Session;

/** What people keep in a session. */
public record Kept(List<Pin> traces, List<Note> notes) {
  public Kept {
    traces = List.copyOf(traces);
    notes = List.copyOf(notes);
  }

  static Kept of(Session session) {
    return new Kept(session.traces(), session.notes());
  }
}
