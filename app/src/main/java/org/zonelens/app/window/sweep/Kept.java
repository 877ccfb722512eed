package org.zonelens.app.window.sweep;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zonelens.analysis.session.Note;
import org.zonelens.analysis.session.Pin;
import org.zonelens.analysis.session.Session;
import org.zonelens.app.figure.FigureSettings;
import org.zonelens.app.figure.SweepFigure;

/**
 * What people keep in a session.
 *
 * @param figures how those were drawn that were exported
 */
public record Kept(List<Pin> traces, List<Note> notes, Map<SweepFigure, FigureSettings> figures) {
  public Kept {
    traces = List.copyOf(traces);
    notes = List.copyOf(notes);
    figures = Map.copyOf(figures);
  }

  static Kept of(Session session) {
    Map<SweepFigure, FigureSettings> figures = new EnumMap<>(SweepFigure.class);
    Map<String, String> stored = session.figures();
    for (SweepFigure figure : SweepFigure.values()) {
      Optional.ofNullable(stored.get(figure.id()))
          .flatMap(FigureSettings::parse)
          .ifPresent(settings -> figures.put(figure, settings));
    }
    return new Kept(session.traces(), session.notes(), figures);
  }
}
