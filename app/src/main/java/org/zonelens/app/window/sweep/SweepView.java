package org.zonelens.app.window.sweep;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.zonelens.analysis.session.Pin;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.parts.Parts;
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
    SplitPane results =
        new SplitPane(
            new SweepResultsView(model, dark, texts, lifetime),
            details(model, look, texts, lifetime));
    results.setOrientation(Orientation.VERTICAL);
    results.setDividerPositions(0.66);
    getItems().addAll(form, results);
    setDividerPositions(0.28);
  }

  private static TabPane details(
      SweepViewModel model, Consumer<Pin> look, Texts texts, Lifetime lifetime) {
    TabPane tabs =
        new TabPane(
            new Tab(texts.get("flips.tab"), new FlipsView(model, texts, lifetime)),
            new Tab(texts.get("slices.tab"), new SlicesView(model, texts, lifetime)),
            new Tab(texts.get("kept.tab"), new KeptView(model, look, texts, lifetime)));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    return Parts.id("sweep-details", tabs);
  }
}
