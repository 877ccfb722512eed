package org.zonelens.app.window.whatif;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.zone.Convention;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.analysis.zone.Masking;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.Scope;
import org.zonelens.app.text.Sentence;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Named;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.app.window.parts.ZoneNames;
import org.zonelens.assets.Texts;

/** The masks, to be added, edited and removed. */
final class MaskList extends VBox {
  private static final List<NamedZone> QUICK =
      List.of(
          NamedZone.Q2,
          NamedZone.Q2P,
          NamedZone.P2Q,
          NamedZone.P2,
          NamedZone.SPECIAL,
          NamedZone.DIAGONAL);

  private final WhatIfViewModel model;
  private final Texts texts;
  private final VBox cards = Parts.styled(new VBox(), "mask-cards");
  private final TextField spec = Parts.id("spec", new TextField());
  private final Label fault = Parts.id("spec-fault", new Label());
  private final Label none;

  MaskList(WhatIfViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    this.texts = texts;
    getStyleClass().addAll("pane", "mask-list");
    none = Parts.note(texts.get("whatif.no-masks"));
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    ScrollPane scroll = Parts.styled(new ScrollPane(cards), "plain-scroll");
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(head(lifetime), convention(lifetime), quick(), specRow(), fault, none, scroll);
    lifetime.follow(model.masks().maskingProperty(), this::show);
    lifetime.follow(model.specFaultProperty(), this::showFault);
  }

  private HBox head(Lifetime lifetime) {
    Button undo = Parts.signButton("sign-undo", texts.get("menu.edit.undo"));
    Button redo = Parts.signButton("sign-redo", texts.get("menu.edit.redo"));
    Button clear = Parts.styled(new Button(texts.get("whatif.clear")), "flat", "small");
    undo.setOnAction(_ -> model.masks().undo());
    redo.setOnAction(_ -> model.masks().redo());
    clear.setOnAction(_ -> model.masks().clear());
    lifetime.follow(model.masks().canUndoProperty(), can -> undo.setDisable(!can));
    lifetime.follow(model.masks().canRedoProperty(), can -> redo.setDisable(!can));
    lifetime.follow(model.masks().maskingProperty(), now -> clear.setDisable(now.isNone()));
    return Parts.toolbar(
        Parts.heading(texts.get("whatif.masks")), Parts.spring(), undo, redo, clear);
  }

  private HBox convention(Lifetime lifetime) {
    ComboBox<Convention> choice = new ComboBox<>();
    choice.getItems().setAll(Convention.values());
    choice.setConverter(Named.by(each -> texts.get("convention." + each.id())));
    choice.setOnAction(_ -> model.masks().setConvention(choice.getValue()));
    lifetime.follow(
        model.masks().maskingProperty(), masking -> choice.setValue(masking.convention()));
    return Parts.named(texts.get("convention.name"), choice);
  }

  /** One click adds a zone in the whole model, to be narrowed down on its card. */
  private FlowPane quick() {
    FlowPane row = Parts.styled(new FlowPane(), "quick-row");
    for (NamedZone zone : QUICK) {
      Button add =
          Parts.id(
              "add-" + zone.id(), new Button(texts.get("whatif.add-zone", ZoneNames.of(zone))));
      add.getStyleClass().add("small");
      add.setOnAction(
          _ -> model.masks().add(new Intervention(zone, Scope.EVERYWHERE, Operator.EXCLUDE)));
      row.getChildren().add(add);
    }
    return row;
  }

  private HBox specRow() {
    spec.setPromptText(texts.get("whatif.spec.prompt"));
    spec.setAccessibleText(texts.get("whatif.spec"));
    spec.getStyleClass().add("spec");
    spec.setOnAction(_ -> addSpec());
    spec.textProperty().subscribe(model::forgetSpecFault);
    HBox.setHgrow(spec, Priority.ALWAYS);
    Button add = Parts.id("add-spec", new Button(texts.get("whatif.add")));
    add.setOnAction(_ -> addSpec());
    return Parts.toolbar(spec, add);
  }

  private void addSpec() {
    if (!spec.getText().isBlank() && model.add(spec.getText())) {
      spec.clear();
    }
  }

  private void show(Masking masking) {
    List<Intervention> masks = masking.interventions();
    while (cards.getChildren().size() > masks.size()) {
      cards.getChildren().removeLast();
    }
    while (cards.getChildren().size() < masks.size()) {
      cards.getChildren().add(new MaskCard(model, cards.getChildren().size(), texts));
    }
    for (int i = 0; i < masks.size(); i++) {
      ((MaskCard) cards.getChildren().get(i)).show(masks.get(i));
    }
    Parts.present(none, masks.isEmpty());
  }

  private void showFault(Optional<InputException> thrown) {
    Parts.present(fault, thrown.isPresent());
    thrown.ifPresent(
        each -> {
          Sentence sentence = Sentence.of(each, texts.locale());
          fault.setText(sentence.what() + " " + sentence.remedy());
        });
  }
}
