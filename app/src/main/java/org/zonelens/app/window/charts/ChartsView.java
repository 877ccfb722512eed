package org.zonelens.app.window.charts;

import javafx.scene.layout.StackPane;
import org.zonelens.app.text.Texts;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;

/** The figures. */
public final class ChartsView extends StackPane {
  public ChartsView(ChartsViewModel model, Texts texts, Lifetime lifetime) {
    getChildren().add(Parts.empty(texts.get("charts.empty"), texts.get("charts.empty.hint")));
  }
}
