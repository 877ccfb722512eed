package org.zonelens.app.window.attention;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** Keeps what is shown in the session that is open, under a name. */
final class PinBar extends HBox {
  private final AttentionViewModel model;
  private final PinTarget target;
  private final TextField name = Parts.id("pin-name", new TextField());
  private final Button pin;

  PinBar(AttentionViewModel model, PinTarget target, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.target = target;
    getStyleClass().add("tool-row");
    name.setPrefColumnCount(12);
    name.setAccessibleText(texts.get("attention.pin.name"));
    name.setOnAction(_ -> pin());
    pin = Parts.id("pin-trace", new Button(texts.get("attention.pin")));
    pin.getStyleClass().add("small");
    pin.setMinWidth(USE_PREF_SIZE);
    pin.setOnAction(_ -> pin());
    getChildren().addAll(name, pin);
    lifetime.follow(target.open(), this::arrange);
    lifetime.follow(model.recordingProperty(), this::arrange);
    arrange();
  }

  private void arrange() {
    Parts.present(this, target.open().getValue());
    pin.setDisable(model.suggestedName().isEmpty());
    name.setPromptText(model.suggestedName().orElse(""));
  }

  private void pin() {
    String typed = name.getText().strip();
    String chosen = typed.isEmpty() ? model.suggestedName().orElse("") : typed;
    model
        .toPin(chosen)
        .ifPresent(
            trace -> {
              target.pin().accept(chosen, trace);
              name.clear();
            });
  }
}
