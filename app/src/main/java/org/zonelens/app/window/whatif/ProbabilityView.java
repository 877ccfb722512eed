package org.zonelens.app.window.whatif;

import javafx.scene.layout.VBox;
import org.zonelens.app.text.Texts;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;

/** Start and end probabilities over the tokens of one window. */
final class ProbabilityView extends VBox {
  ProbabilityView(WhatIfViewModel model, Texts texts, Lifetime lifetime) {
    getChildren().add(Parts.heading(texts.get("whatif.probabilities")));
  }
}
