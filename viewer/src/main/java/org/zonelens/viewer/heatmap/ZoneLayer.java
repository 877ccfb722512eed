package org.zonelens.viewer.heatmap;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.zonelens.viewer.map.MappedZone;
import org.zonelens.viewer.map.Outline;

/** Outlines of zones over the map. */
final class ZoneLayer extends Group {
  private record Traced(List<Outline.Piece> pieces, Path halo, Path line) {}

  private final List<Traced> traced = new ArrayList<>();

  ZoneLayer() {
    setManaged(false);
    setMouseTransparent(true);
  }

  void show(List<MappedZone> zones) {
    traced.clear();
    getChildren().clear();
    for (int i = 0; i < zones.size(); i++) {
      Path halo = new Path();
      halo.getStyleClass().add("zone-halo");
      Path line = new Path();
      line.getStyleClass().add("zone-outline");
      line.setStroke(ZoneLegend.colour(zones.get(i).name(), i));
      traced.add(new Traced(Outline.of(zones.get(i).cells()), halo, line));
      getChildren().add(halo);
    }
    traced.forEach(zone -> getChildren().add(zone.line()));
  }

  void place(Viewport view) {
    for (int i = 0; i < traced.size(); i++) {
      Traced zone = traced.get(i);
      // Inside the zone's own cells, so that neighbours sharing a border both show.
      double inset = Math.min(1.5, view.cell() / 4);
      zone.halo().getElements().clear();
      zone.line().getElements().clear();
      for (Outline.Piece piece : zone.pieces()) {
        double shift = piece.inward() * inset;
        double first = piece.firstTurn() * inset;
        double last = -piece.lastTurn() * inset;
        boolean level = piece.horizontal();
        double x1 = view.x(piece.x1()) + (level ? first : shift);
        double y1 = view.y(piece.y1()) + (level ? shift : first);
        double x2 = view.x(piece.x2()) + (level ? last : shift);
        double y2 = view.y(piece.y2()) + (level ? shift : last);
        for (Path path : List.of(zone.halo(), zone.line())) {
          path.getElements().add(new MoveTo(x1, y1));
          path.getElements().add(new LineTo(x2, y2));
        }
      }
    }
  }
}
