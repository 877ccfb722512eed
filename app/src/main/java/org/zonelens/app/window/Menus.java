package org.zonelens.app.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.settings.Settings;
import org.zonelens.app.window.settings.Theme;
import org.zonelens.assets.Texts;

/** The menu bar. Everything in it has a key. */
final class Menus {
  private final Workbench workbench;
  private final Shell shell;
  private final Texts texts;
  private final Lifetime lifetime;

  Menus(Workbench workbench, Shell shell, Texts texts, Lifetime lifetime) {
    this.workbench = workbench;
    this.shell = shell;
    this.texts = texts;
    this.lifetime = lifetime;
  }

  MenuBar bar() {
    MenuBar bar = new MenuBar(file(), edit(), view(), help());
    bar.setId("menu-bar");
    return bar;
  }

  private Menu file() {
    Menu demos = menu("menu.file.demos");
    for (String name : shell.workspace().opening().builtIn()) {
      demos.getItems().add(plain(name, () -> workbench.openDemo(name)));
    }
    demos.setDisable(demos.getItems().isEmpty());
    MenuItem export = item("menu.file.export", "Shortcut+E", workbench::exportChart);
    lifetime.follow(shell.charts().tableProperty(), table -> export.setDisable(table.isEmpty()));
    Menu exports =
        menu(
            "menu.file.exports",
            item("menu.file.exports.report", "Shortcut+R", workbench::exportReport),
            item("menu.file.exports.table", "Shortcut+Shift+E", workbench::exportTable),
            item("menu.file.exports.layers", "Shortcut+Shift+C", workbench::exportLayers),
            item(
                "menu.file.exports.predictions", "Shortcut+Shift+P", workbench::exportPredictions));
    lifetime.follow(shell.exports().sessionProperty(), file -> exports.setDisable(file.isEmpty()));
    MenuItem sweepTo = item("menu.file.sweep-to", "Shortcut+Shift+S", workbench::sweepInto);
    return menu(
        "menu.file",
        item("menu.file.open-model", "Shortcut+O", workbench::chooseModel),
        item("menu.file.list-models", "Shortcut+L", workbench::listModels),
        item("menu.file.open-data", "Shortcut+D", workbench::chooseData),
        item("menu.file.open-session", "Shortcut+Shift+O", workbench::chooseSession),
        demos,
        recent("menu.file.recent-models", Settings::recentModels, workbench::openModel),
        recent("menu.file.recent-data", Settings::recentData, workbench::openData),
        new SeparatorMenuItem(),
        sweepTo,
        export,
        exports,
        new SeparatorMenuItem(),
        item("menu.file.quit", "Shortcut+Q", workbench::quit));
  }

  private Menu recent(
      String key,
      java.util.function.Function<Settings, List<String>> references,
      Consumer<String> open) {
    Menu menu = menu(key);
    lifetime.follow(
        workbench.settingsProperty(),
        settings -> {
          menu.getItems()
              .setAll(
                  references.apply(settings).stream()
                      .map(reference -> plain(reference, () -> open.accept(reference)))
                      .toList());
          menu.setDisable(menu.getItems().isEmpty());
        });
    return menu;
  }

  private Menu edit() {
    var masks = shell.workspace().masks();
    MenuItem undo = item("menu.edit.undo", "Shortcut+Z", masks::undo);
    MenuItem redo = item("menu.edit.redo", "Shortcut+Shift+Z", masks::redo);
    lifetime.follow(masks.canUndoProperty(), can -> undo.setDisable(!can));
    lifetime.follow(masks.canRedoProperty(), can -> redo.setDisable(!can));
    return menu(
        "menu.edit",
        undo,
        redo,
        item("menu.edit.clear", "Shortcut+Shift+BACK_SPACE", masks::clear),
        new SeparatorMenuItem(),
        item("menu.edit.find", "Shortcut+F", workbench::findQuestion),
        item("menu.edit.next", "Alt+DOWN", () -> shell.examples().step(1)),
        item("menu.edit.previous", "Alt+UP", () -> shell.examples().step(-1)));
  }

  private Menu view() {
    return menu(
        "menu.view",
        item("tab.attention", "Shortcut+1", () -> workbench.showTab(0)),
        item("tab.whatif", "Shortcut+2", () -> workbench.showTab(1)),
        item("tab.sweep", "Shortcut+3", () -> workbench.showTab(2)),
        item("tab.charts", "Shortcut+4", () -> workbench.showTab(3)),
        item("menu.view.tasks", "Shortcut+T", workbench::toggleTasks),
        new SeparatorMenuItem(),
        themes(),
        languages(),
        new SeparatorMenuItem(),
        item("menu.view.larger", "Shortcut+EQUALS", () -> workbench.zoom(1.1)),
        item("menu.view.smaller", "Shortcut+MINUS", () -> workbench.zoom(1 / 1.1)),
        item("menu.view.actual", "Shortcut+0", () -> workbench.zoom(0)));
  }

  private Menu themes() {
    ToggleGroup group = new ToggleGroup();
    RadioMenuItem light = radio(texts.get("theme.light"), group, () -> workbench.use(Theme.LIGHT));
    RadioMenuItem dark = radio(texts.get("theme.dark"), group, () -> workbench.use(Theme.DARK));
    light.setId("theme-light");
    dark.setId("theme-dark");
    dark.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+D"));
    light.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+L"));
    lifetime.follow(
        workbench.settingsProperty(),
        settings -> (settings.theme() == Theme.DARK ? dark : light).setSelected(true));
    return menu("menu.view.theme", light, dark);
  }

  private Menu languages() {
    ToggleGroup group = new ToggleGroup();
    // Each in its own language, for those who cannot read the present one.
    RadioMenuItem english = radio("English", group, () -> workbench.use(Locale.ENGLISH));
    RadioMenuItem chinese = radio("简体中文", group, () -> workbench.use(Locale.SIMPLIFIED_CHINESE));
    english.setId("language-en");
    chinese.setId("language-zh");
    lifetime.follow(
        workbench.settingsProperty(),
        settings ->
            (settings.locale().getLanguage().equals("zh") ? chinese : english).setSelected(true));
    return menu("menu.view.language", english, chinese);
  }

  private Menu help() {
    return menu(
        "menu.help",
        item("menu.help.keys", "F1", workbench::showKeys),
        item("menu.help.about", "Shift+F1", workbench::showAbout));
  }

  private Menu menu(String key, MenuItem... items) {
    Menu menu = new Menu(texts.get(key));
    menu.setId(key.replace('.', '-'));
    menu.getItems().setAll(items);
    return menu;
  }

  private MenuItem item(String key, String keys, Runnable action) {
    MenuItem item = plain(texts.get(key), action);
    item.setId(key.replace('.', '-'));
    item.setAccelerator(KeyCombination.valueOf(keys));
    return item;
  }

  private static MenuItem plain(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    // Names of files may hold underscores, which are no mnemonics.
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private static RadioMenuItem radio(String text, ToggleGroup group, Runnable action) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setToggleGroup(group);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
