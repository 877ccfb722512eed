package org.zonelens.app.window.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.zonelens.analysis.sweep.SweepCell;
import org.zonelens.analysis.sweep.SweepTable;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.text.Texts;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.parts.ZoneNames;

/** Zones by layers (or heads, or the whole), the last layer on top as in the published figures. */
final class DeltaGrid extends GridPane {
  private final Texts texts;
  private final Consumer<Intervention> chosen;
  private final List<DeltaCell> cells = new ArrayList<>();
  private List<Zone> zones = List.of();
  private List<Scope> scopes = List.of();

  /**
   * @param chosen told which mask's cell was pressed
   */
  DeltaGrid(Texts texts, Consumer<Intervention> chosen) {
    this.texts = texts;
    this.chosen = chosen;
    setId("delta-grid");
    getStyleClass().add("delta-grid");
  }

  void show(SweepTable table) {
    if (!table.zones().equals(zones) || !table.scopes().equals(scopes)) {
      zones = table.zones();
      scopes = table.scopes();
      build();
    }
    for (int row = 0; row < scopes.size(); row++) {
      for (int column = 0; column < zones.size(); column++) {
        Optional<SweepCell> cell = table.cell(zones.get(column), scopes.get(row));
        DeltaCell node = cells.get(row * zones.size() + column);
        node.show(ZoneNames.of(zones.get(column)) + scopes.get(row), cell);
        cell.ifPresent(
            each ->
                node.setOnAction(
                    _ -> {
                      cells.forEach(other -> other.select(other == node));
                      chosen.accept(each.intervention());
                    }));
      }
    }
  }

  private void build() {
    getChildren().clear();
    cells.clear();
    getColumnConstraints().setAll(new ColumnConstraints());
    getRowConstraints().setAll(new RowConstraints());
    for (int column = 0; column < zones.size(); column++) {
      ColumnConstraints even = new ColumnConstraints(44, 96, 150);
      even.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(even);
      Label name = Parts.styled(new Label(ZoneNames.of(zones.get(column))), "axis");
      GridPane.setHalignment(name, HPos.CENTER);
      add(name, column + 1, 0);
    }
    for (int row = 0; row < scopes.size(); row++) {
      int place = scopes.size() - row;
      RowConstraints even = new RowConstraints(26, 34, 44);
      even.setVgrow(Priority.ALWAYS);
      getRowConstraints().add(even);
      Label name = Parts.styled(new Label(name(scopes.get(row))), "axis");
      name.setMinWidth(USE_PREF_SIZE);
      add(name, 0, place);
      for (int column = 0; column < zones.size(); column++) {
        DeltaCell cell = DeltaCell.at(row, column, texts);
        cells.add(cell);
        add(cell, column + 1, place);
      }
    }
  }

  private String name(Scope scope) {
    boolean allLayers = scope.layers().indexes() instanceof IndexSet.All;
    boolean allHeads = scope.heads().indexes() instanceof IndexSet.All;
    if (allLayers && allHeads) {
      return texts.get("sweep.whole");
    }
    String layer = allLayers ? "" : texts.get("sweep.layer", scope.layers().indexes().toString());
    String head = allHeads ? "" : texts.get("sweep.head", scope.heads().indexes().toString());
    return (layer + " " + head).strip();
  }
}
