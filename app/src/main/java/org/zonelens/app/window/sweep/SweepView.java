package org.zonelens.app.window.sweep;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.zonelens.analysis.session.Pin;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.assets.Texts;

/**
 * What to sweep over on the left; on the right the table as it fills, what flipped, and what is
 * kept in the session.
 */
public final class SweepView extends SplitPane {

  /**
   * Builds the tab.
   *
   * @param dark whether the window is dark
   * @param look shows a pinned trace
   */
  public SweepView(
      SweepViewModel model,
      ObservableValue<Boolean> dark,
      Consumer<Pin> look,
      Texts texts,
      Lifetime lifetime) {
    SweepFormView form = new SweepFormView(model, texts, lifetime);
    form.setMinWidth(236);
    form.setMaxWidth(340);
    SplitPane.setResizableWithParent(form, false);
    SplitPane details =
        new SplitPane(
            new FlipsView(model, texts, lifetime), new KeptView(model, look, texts, lifetime));
    details.setDividerPositions(0.7);
    SplitPane results = new SplitPane(new SweepResultsView(model, dark, texts, lifetime), details);
    results.setOrientation(Orientation.VERTICAL);
    results.setDividerPositions(0.66);
    getItems().addAll(form, results);
    setDividerPositions(0.28);
  }
}
