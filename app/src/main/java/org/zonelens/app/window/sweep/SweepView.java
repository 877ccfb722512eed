package org.zonelens.app.window.sweep;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.assets.Texts;

/** What to sweep over on the left; on the right the table as it fills, and what flipped. */
public final class SweepView extends SplitPane {

  /**
   * Builds the tab.
   *
   * @param dark whether the window is dark
   */
  public SweepView(
      SweepViewModel model, ObservableValue<Boolean> dark, Texts texts, Lifetime lifetime) {
    SweepFormView form = new SweepFormView(model, texts, lifetime);
    form.setMinWidth(236);
    form.setMaxWidth(340);
    SplitPane.setResizableWithParent(form, false);
    SplitPane results =
        new SplitPane(
            new SweepResultsView(model, dark, texts, lifetime),
            new FlipsView(model, texts, lifetime));
    results.setOrientation(Orientation.VERTICAL);
    results.setDividerPositions(0.66);
    getItems().addAll(form, results);
    setDividerPositions(0.28);
  }
}
