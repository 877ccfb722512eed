package org.zonelens.app.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import org.zonelens.app.window.settings.Settings;
import org.zonelens.app.window.settings.Theme;
import org.zonelens.viewer.type.ScreenType;

/** Theme, type and size of a scene. */
final class Look {
  private static final double TEXT_SIZE = 13;

  private final Scene scene;

  Look(Scene scene) {
    this.scene = scene;
  }

  void apply(Settings settings) {
    ScreenType.regular();
    boolean dark = settings.theme() == Theme.DARK;
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheet("app.css"));
    scene.getRoot().setStyle("-fx-font-size: %.1fpx".formatted(TEXT_SIZE * settings.zoom()));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(
            Look.class.getResource("/org/zonelens/assets/style/" + name), name)
        .toExternalForm();
  }
}
