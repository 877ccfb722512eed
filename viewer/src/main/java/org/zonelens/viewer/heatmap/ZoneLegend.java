package org.zonelens.viewer.heatmap;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.zonelens.viewer.map.MappedZone;
import org.zonelens.viewer.palette.ZoneInk;

/** Names the outlines. */
final class ZoneLegend extends VBox {
  private final String heading;

  ZoneLegend(String heading) {
    this.heading = heading;
    getStyleClass().add("zone-legend");
  }

  void show(List<MappedZone> zones) {
    getChildren().clear();
    if (zones.isEmpty()) {
      return;
    }
    Label title = new Label(heading);
    title.getStyleClass().add("legend-heading");
    getChildren().add(title);
    for (int i = 0; i < zones.size(); i++) {
      Region swatch = new Region();
      swatch.getStyleClass().add("zone-swatch");
      swatch.setStyle("-fx-border-color: " + web(zones.get(i).name(), i) + ";");
      Label entry = new Label(zones.get(i).name(), swatch);
      entry.getStyleClass().add("zone-entry");
      getChildren().add(entry);
    }
  }

  static Color colour(String name, int index) {
    int argb = ZoneInk.argb(name, index);
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }

  private static String web(String name, int index) {
    return "#%06x".formatted(ZoneInk.argb(name, index) & 0xffffff);
  }
}
