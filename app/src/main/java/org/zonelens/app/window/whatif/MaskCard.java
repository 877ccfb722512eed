package org.zonelens.app.window.whatif;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Zone;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.OperatorChoice;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.parts.ZoneNames;
import org.zonelens.assets.Texts;

/** One mask, to be edited by its parts or as a spec. Stays in place while its mask changes. */
final class MaskCard extends VBox {
  private static final List<NamedZone> OFFERED =
      List.of(
          NamedZone.Q2,
          NamedZone.Q2P,
          NamedZone.P2Q,
          NamedZone.P2,
          NamedZone.ALL,
          NamedZone.CLS,
          NamedZone.SEP,
          NamedZone.SPECIAL,
          NamedZone.DIAGONAL);

  private final WhatIfViewModel model;
  private final int index;
  private final TextField spec = new TextField();
  private final ComboBox<Zone> zone = new ComboBox<>();
  private final TextField layers = new TextField();
  private final TextField heads = new TextField();
  private final OperatorChoice operator;
  private boolean showing;

  MaskCard(WhatIfViewModel model, int index, Texts texts) {
    this.model = model;
    this.index = index;
    operator = new OperatorChoice(texts);
    getStyleClass().add("mask-card");
    setId("mask-" + index);
    zone.getItems().setAll(OFFERED);
    zone.setConverter(Named.by(ZoneNames::of));
    zone.setMaxWidth(Double.MAX_VALUE);
    spec.getStyleClass().add("spec");
    spec.setAccessibleText(texts.get("whatif.spec"));
    layers.setPrefColumnCount(5);
    heads.setPrefColumnCount(5);
    Button remove = Parts.signButton("sign-close", texts.get("whatif.remove"));
    remove.setId("mask-remove-" + index);
    remove.setOnAction(_ -> model.masks().remove(index));
    HBox.setHgrow(spec, Priority.ALWAYS);
    HBox.setHgrow(operator, Priority.ALWAYS);

    getChildren()
        .addAll(
            Parts.toolbar(spec, remove),
            row(
                Parts.stacked(texts.get("whatif.zone"), zone),
                Parts.stacked(texts.get("operator.name"), operator)),
            row(
                Parts.stacked(texts.get("whatif.layers"), layers),
                Parts.stacked(texts.get("whatif.heads"), heads)));

    onCommit(spec, () -> model.replace(index, spec.getText()));
    onCommit(layers, this::edit);
    onCommit(heads, this::edit);
    zone.setOnAction(_ -> edit());
    operator.valueProperty().subscribe(_ -> edit());
  }

  private static HBox row(VBox first, VBox second) {
    HBox row = Parts.styled(new HBox(first, second), "mask-parts");
    for (VBox part : List.of(first, second)) {
      HBox.setHgrow(part, Priority.ALWAYS);
    }
    // The operator may have a factor beside it.
    first.setPrefWidth(90);
    second.setPrefWidth(130);
    return row;
  }

  void show(Intervention mask) {
    showing = true;
    spec.setText(mask.toString());
    zone.setValue(mask.zone());
    layers.setText(mask.scope().layers().indexes().toString());
    heads.setText(mask.scope().heads().indexes().toString());
    operator.valueProperty().set(mask.operator());
    showing = false;
  }

  private void edit() {
    Zone chosen = zone.getValue();
    if (!showing && chosen != null) {
      model.replace(
          index,
          "%s@%s#%s!%s"
              .formatted(
                  chosen,
                  set(layers.getText()),
                  set(heads.getText()),
                  operator.valueProperty().get()));
    }
  }

  /** Runs on Enter, and when the keyboard goes elsewhere after a change. */
  private void onCommit(TextField field, Runnable commit) {
    field.setOnAction(_ -> commit.run());
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && !showing && getScene() != null) {
                commit.run();
              }
            });
  }

  private static String set(String typed) {
    return typed.isBlank() ? "all" : typed.replace(" ", "");
  }
}
