package org.zonelens.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.settings.Settings;
import org.zonelens.app.window.settings.SettingsStore;
import org.zonelens.app.window.settings.Theme;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.assets.Texts;

/** One window: builds its views, in the language and theme chosen, around the view models. */
final class Workbench {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 820;

  private final Stage stage;
  private final Shell shell;
  private final StartSettings start;
  private final SettingsStore store;
  private final ReadOnlyObjectWrapper<Settings> settings;
  private final FileChoice files;
  private final Scene scene = new Scene(new BorderPane(), WIDTH, HEIGHT);
  private Lifetime lifetime = new Lifetime();
  private Optional<WorkbenchView> view = Optional.empty();
  private Optional<ModelsDialog> dialog = Optional.empty();

  Workbench(Stage stage, Shell shell, StartSettings start) {
    this.stage = stage;
    this.shell = shell;
    this.start = start;
    store = new SettingsStore(start.home().resolve("window.properties"));
    settings = new ReadOnlyObjectWrapper<>(store.load());
    files = new FileChoice(() -> stage);
    stage.setScene(scene);
    stage.setMinWidth(760);
    stage.setMinHeight(520);
    new Look(scene).apply(settings.get());
    build();
    rememberRecent();
    shell
        .workspace()
        .modelProperty()
        .subscribe(model -> model.ifPresent(each -> stage.setTitle(title(each.card().name()))));
  }

  /** What was opened, by whatever way, is offered again; the demos have their own menu. */
  private void rememberRecent() {
    Workspace workspace = shell.workspace();
    List<String> demos = workspace.opening().builtIn();
    workspace
        .modelReferenceProperty()
        .subscribe(
            opened ->
                opened
                    .filter(reference -> !demos.contains(reference))
                    .ifPresent(reference -> change(settings.get().withRecentModel(reference))));
    workspace
        .dataReferenceProperty()
        .subscribe(
            opened ->
                opened
                    .filter(reference -> !demos.contains(reference))
                    .ifPresent(reference -> change(settings.get().withRecentData(reference))));
  }

  private static String title(String model) {
    return model + " – ZoneLens";
  }

  /** Shows the window, and then opens what it begins with. */
  void show() {
    stage.setTitle("ZoneLens");
    stage.show();
    view.ifPresent(each -> each.examples().focusList());
    start.data().ifPresent(shell.workspace()::openData);
    start.model().ifPresent(shell.workspace()::openModel);
    // A session that was opened is to be seen, wherever it was opened from.
    shell.sweep().openedProperty().subscribe(() -> showTab(2));
    shell.open(start.files());
  }

  ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  void openModel(String reference) {
    shell.workspace().openModel(reference);
  }

  void openData(String reference) {
    shell.workspace().openData(reference);
  }

  void openDemo(String name) {
    shell.workspace().openData(name);
    shell.workspace().openModel(name);
  }

  void chooseModel() {
    files.folder(texts(), "choose.model").map(Path::toString).ifPresent(this::openModel);
  }

  /** Shows the models that have a name, to open one. */
  void listModels() {
    ModelsDialog shown =
        dialog.orElseGet(() -> new ModelsDialog(stage, shell.models(), texts(), lifetime));
    dialog = Optional.of(shown);
    shown.show(settings.get());
  }

  void chooseData() {
    files.dataFile(texts()).map(Path::toString).ifPresent(this::openData);
  }

  void chooseSession() {
    files.session(texts()).ifPresent(file -> shell.open(List.of(file)));
  }

  void sweepInto() {
    files.newSession(texts(), shell.sweep().suggestedName()).ifPresent(shell.sweep()::start);
  }

  void exportChart() {
    files
        .export(texts(), "choose.figure", shell.charts().suggestedName(), "svg", "pdf", "png")
        .ifPresent(shell.charts()::export);
  }

  void exportReport() {
    String name = shell.exports().suggestedName(".html");
    files
        .export(texts(), "choose.report", name, "html")
        .ifPresent(file -> shell.exports().report(file, settings.get().locale()));
  }

  void exportTable() {
    String name = shell.exports().suggestedName("-table.csv");
    files.export(texts(), "choose.table", name, "csv", "json").ifPresent(shell.exports()::table);
  }

  void exportLayers() {
    String name = shell.exports().suggestedName("-layers.csv");
    files.export(texts(), "choose.layers", name, "csv").ifPresent(shell.exports()::layers);
  }

  void exportPredictions() {
    files.folder(texts(), "choose.predictions").ifPresent(shell.exports()::predictions);
  }

  void findQuestion() {
    view.ifPresent(each -> each.examples().search());
  }

  void showTab(int index) {
    view.ifPresent(each -> each.showTab(index));
  }

  void toggleTasks() {
    view.ifPresent(each -> each.status().toggleTasks());
  }

  void use(Theme theme) {
    change(settings.get().withTheme(theme));
    new Look(scene).apply(settings.get());
  }

  void use(Locale language) {
    change(settings.get().withLocale(language));
    build();
  }

  /**
   * Makes all texts larger or smaller.
   *
   * @param factor how much larger; 0 for the size as designed
   */
  void zoom(double factor) {
    change(settings.get().withZoom(factor == 0 ? 1 : settings.get().zoom() * factor));
    new Look(scene).apply(settings.get());
  }

  void showKeys() {
    new HelpDialog(stage, texts()).showKeys(menuBar());
  }

  void showAbout() {
    new HelpDialog(stage, texts()).showAbout(start.version(), start.log());
  }

  void quit() {
    stage.close();
  }

  private Optional<MenuBar> menuBar() {
    return Optional.ofNullable((MenuBar) scene.lookup("#menu-bar"));
  }

  private Texts texts() {
    return Texts.of("window", settings.get().locale());
  }

  private void change(Settings changed) {
    settings.set(changed);
    store.save(changed);
  }

  private void build() {
    int tab = view.map(WorkbenchView::shownTab).orElse(0);
    lifetime.end();
    lifetime = new Lifetime();
    dialog = Optional.empty();
    // The viewer's controls speak the program's language as they are made.
    Locale.setDefault(settings.get().locale());
    Texts texts = texts();
    WorkbenchView built = new WorkbenchView(shell, this, start, texts, lifetime);
    built.showTab(tab);
    view = Optional.of(built);
    VBox.setVgrow(built, javafx.scene.layout.Priority.ALWAYS);
    VBox root = new VBox(new Menus(this, shell, texts, lifetime).bar(), built);
    root.getStyleClass().add("root-box");
    scene.setRoot(root);
    new Look(scene).apply(settings.get());
  }
}
