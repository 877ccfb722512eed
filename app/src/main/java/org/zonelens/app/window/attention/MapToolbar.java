package org.zonelens.app.window.attention;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.parts.ZoneNames;
import org.zonelens.assets.Texts;
import org.zonelens.viewer.palette.ScaleRule;

/** The controls above the maps: which zones are outlined, how they are read, colours, window. */
final class MapToolbar extends FlowPane {
  private static final List<NamedZone> OFFERED =
      List.of(
          NamedZone.Q2,
          NamedZone.Q2P,
          NamedZone.P2Q,
          NamedZone.P2,
          NamedZone.SPECIAL,
          NamedZone.DIAGONAL);

  private final AttentionViewModel model;
  private final Texts texts;
  private final ComboBox<Integer> windows = Parts.id("window-choice", new ComboBox<>());
  private final HBox windowGroup;
  private boolean filling;

  MapToolbar(AttentionViewModel model, PinTarget target, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("tool-flow");
    windowGroup = Parts.named(texts.get("attention.window"), windows);
    getChildren()
        .addAll(
            Parts.named(texts.get("attention.zones"), zoneToggles(lifetime)),
            Parts.named(texts.get("convention.name"), convention(lifetime)),
            masked(lifetime),
            windowGroup,
            new PinBar(model, target, texts, lifetime));
    windows.setConverter(
        Named.by(
            number -> texts.get("attention.window.of", number + 1, windows.getItems().size())));
    windows
        .valueProperty()
        .subscribe(
            number -> {
              if (number != null && !filling) {
                model.windowProperty().set(number);
              }
            });
    lifetime.follow(model.recordingProperty(), _ -> fillWindows());
    lifetime.follow(model.windowProperty(), this::fillWindows);
  }

  private HBox zoneToggles(Lifetime lifetime) {
    HBox row = Parts.styled(new HBox(), "toggle-row");
    for (NamedZone zone : OFFERED) {
      ToggleButton toggle = Parts.id("zone-" + zone.id(), new ToggleButton(ZoneNames.of(zone)));
      toggle.getStyleClass().add("small");
      toggle.setOnAction(_ -> model.outline(zone, toggle.isSelected()));
      lifetime.follow(
          model.outlinedProperty(), outlined -> toggle.setSelected(outlined.contains(zone)));
      row.getChildren().add(toggle);
    }
    return row;
  }

  private ComboBox<Convention> convention(Lifetime lifetime) {
    ComboBox<Convention> choice = Parts.id("convention", new ComboBox<>());
    choice.getItems().setAll(Convention.values());
    choice.setConverter(Named.by(each -> texts.get("convention." + each.id())));
    choice.setOnAction(_ -> model.workspace().masks().setConvention(choice.getValue()));
    lifetime.follow(
        model.workspace().masks().maskingProperty(),
        masking -> choice.setValue(masking.convention()));
    return choice;
  }

  private CheckBox masked(Lifetime lifetime) {
    CheckBox box = Parts.id("with-masks", new CheckBox());
    box.selectedProperty().bindBidirectional(model.maskedProperty());
    lifetime.atEnd(() -> box.selectedProperty().unbindBidirectional(model.maskedProperty()));
    lifetime.follow(
        model.workspace().masks().maskingProperty(),
        masking -> {
          box.setText(texts.get("attention.masked", masking.interventions().size()));
          box.setDisable(masking.isNone() && !model.maskedProperty().get());
        });
    return box;
  }

  private void fillWindows() {
    int count = model.recordingProperty().get().map(each -> each.windows().size()).orElse(1);
    filling = true;
    if (windows.getItems().size() != count) {
      windows.getItems().setAll(IntStream.range(0, count).boxed().toList());
    }
    windows.setValue(Math.min(model.windowProperty().get(), count - 1));
    filling = false;
    Parts.present(windowGroup, count > 1);
  }

  /** How the colours are chosen; for both the thumbnails and the large map. */
  static ComboBox<ScaleRule> scaleChoice(Texts texts) {
    ComboBox<ScaleRule> choice = Parts.id("scale", new ComboBox<>());
    choice.getItems().setAll(ScaleRule.values());
    choice.setConverter(Named.by(rule -> texts.get("scale." + Named.key(rule))));
    choice.setValue(ScaleRule.FITTED);
    return choice;
  }
}
