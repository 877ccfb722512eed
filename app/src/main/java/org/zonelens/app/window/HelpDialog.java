package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.zonelens.app.window.parts.Parts;
import org.zonelens.assets.Texts;

/** What the Help menu shows. */
final class HelpDialog {
  private final Stage owner;
  private final Texts texts;

  HelpDialog(Stage owner, Texts texts) {
    this.owner = owner;
    this.texts = texts;
  }

  /** Every key, read from the menus themselves so that none is forgotten. */
  void showKeys(Optional<MenuBar> bar) {
    GridPane keys = Parts.styled(new GridPane(), "keys");
    bar.ifPresent(each -> each.getMenus().forEach(menu -> collect(menu, keys)));
    keys.addRow(
        keys.getRowCount(), new Label(texts.get("keys.heatmap")), new Label("← ↑ → ↓  + − 0"));
    show("menu.help.keys", alert -> alert.getDialogPane().setContent(keys));
  }

  void showAbout(String version, Path log) {
    show("menu.help.about", alert -> alert.setContentText(texts.get("about", version, log)));
  }

  private static void collect(Menu menu, GridPane keys) {
    for (MenuItem item : menu.getItems()) {
      if (item instanceof Menu inner) {
        collect(inner, keys);
      } else if (item.getAccelerator() != null) {
        keys.addRow(
            keys.getRowCount(),
            new Label(item.getText()),
            new Label(item.getAccelerator().getDisplayText()));
      }
    }
  }

  private void show(String title, java.util.function.Consumer<Alert> fill) {
    Alert alert = new Alert(Alert.AlertType.INFORMATION, "", ButtonType.CLOSE);
    alert.initOwner(owner);
    alert.setTitle(texts.get(title));
    alert.setHeaderText(texts.get(title));
    alert.setGraphic(null);
    fill.accept(alert);
    // Does not block: a sweep's progress goes on being shown behind it.
    alert.show();
  }
}
