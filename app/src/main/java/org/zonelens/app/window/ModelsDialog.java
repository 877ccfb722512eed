package org.zonelens.app.window;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.zonelens.app.window.models.ModelsView;
import org.zonelens.app.window.models.ModelsViewModel;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.settings.Settings;
import org.zonelens.assets.Texts;

/** The list of models in a window of its own, which does not block the other. */
final class ModelsDialog {
  private static final double WIDTH = 860;
  private static final double HEIGHT = 560;

  private final ModelsViewModel model;
  private final ModelsView view;
  private final Stage stage = new Stage();
  private final Scene scene;

  ModelsDialog(Stage owner, ModelsViewModel model, Texts texts, Lifetime lifetime) {
    this.model = model;
    view = new ModelsView(model, texts, lifetime, stage::hide);
    scene = new Scene(view);
    stage.initOwner(owner);
    stage.setTitle(texts.get("models.title"));
    stage.setScene(scene);
    stage.setMinWidth(760);
    stage.setMinHeight(480);
    lifetime.atEnd(stage::hide);
  }

  /** Shows it with what there is now. */
  void show(Settings settings) {
    new Look(scene).apply(settings);
    view.zoom(settings.zoom());
    model.refresh();
    if (!stage.isShowing()) {
      // Larger texts need a larger window, where the screen has room for it.
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(WIDTH * settings.zoom(), screen.getWidth()));
      stage.setHeight(Math.min(HEIGHT * settings.zoom(), screen.getHeight()));
    }
    stage.show();
    stage.toFront();
    view.focusFilter();
  }
}
