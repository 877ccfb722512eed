package org.zonelens.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.zonelens.analysis.zone.Intervention;
import org.zonelens.app.window.attention.HeadChoice;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.settings.Theme;
import org.zonelens.app.window.workspace.Notices;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chartview.DeltaChartView;
import org.zonelens.viewer.grid.ThumbnailGrid;
import org.zonelens.viewer.heatmap.AttentionHeatmap;
import org.zonelens.viewer.heatmap.CellRange;
import org.zonelens.viewer.map.AttentionMap;

/** The whole window on a fake model, as a user meets it. */
@ExtendWith(ApplicationExtension.class)
class WorkbenchTest {
  private static final int PATIENCE_SECONDS = 20;

  private final FakeModel model = new FakeModel("fake", 2, 3);
  private final ExecutorService workers =
      Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
  private Shell shell;
  private Workbench workbench;
  private Stage stage;

  // Not a parameter of the method below: TestFX passes only the stage.
  @TempDir static Path home;

  @Start
  void start(Stage shown) throws Exception {
    Path folder = Files.createTempDirectory(home, "window");
    Files.writeString(folder.resolve("window.properties"), "format=1\nlanguage=en\ntheme=LIGHT\n");
    StartSettings start =
        new StartSettings(
            new FakeOpening(model),
            Optional.of("fake"),
            Optional.of("fake"),
            List.of(),
            folder,
            FakeModel::environment,
            folder.resolve("log"),
            "test");
    Notices notices = new Notices();
    shell = Shell.of(notices, new JobRunner(workers, Platform::runLater, notices::fault), start);
    stage = shown;
    stage.setWidth(1300);
    stage.setHeight(900);
    workbench = new Workbench(stage, shell, start);
    workbench.show();
  }

  @AfterEach
  void end() {
    model.release();
    // Twice: what has ended may start more, and what was cancelled still has its last word.
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, shell.jobs()::cancelAll);
    WaitForAsyncUtils.waitForFxEvents();
    workers.close();
    WaitForAsyncUtils.waitForFxEvents();
    shell.close();
  }

  /** Waits until something holds, looked at on the window's thread. */
  private static void until(Callable<Boolean> holds) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, holds));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private <N extends Node> N find(String id, Class<N> type) {
    return type.cast(stage.getScene().lookup("#" + id));
  }

  private String text(String id) {
    return find(id, Label.class).getText();
  }

  private AttentionMap shownMap() {
    return find("heatmap", AttentionHeatmap.class).getMap().orElseThrow();
  }

  private void waitForMap() throws TimeoutException {
    until(() -> find("heatmap", AttentionHeatmap.class).getMap().isPresent());
  }

  @Test
  void theWindowOpensOnTheFirstQuestionsAttention() throws TimeoutException {
    waitForMap();
    assertEquals(40, find("example-list", ListView.class).getItems().size());
    assertEquals("fake – ZoneLens", stage.getTitle());
    assertTrue(text("status-model").contains("2 layers × 3 heads"), text("status-model"));
  }

  @Test
  void clickingAThumbnailShowsThatHeadLarge(FxRobot robot) throws TimeoutException {
    waitForMap();
    float[] before = shownMap().weights();
    ThumbnailGrid grid = find("thumbnails", ThumbnailGrid.class);
    robot.interact(() -> grid.select(1, 2));
    assertEquals(new HeadChoice.One(1, 2), shell.attention().headProperty().get());
    assertNotEquals(before[5], shownMap().weights()[5]);
  }

  @Test
  void anotherQuestionShowsItsOwnTokens(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> find("example-list", ListView.class).getSelectionModel().select(6));
    until(() -> shownMap().labels().contains("wrote1"));
  }

  @Test
  void typingAMaskShowsTheAnswerUnderIt(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> workbench.showTab(1));
    until(() -> text("answer-before").equals("wrote0"));
    type(robot, "spec", "p2q");
    robot.interact(find("add-spec", Button.class)::fire);
    until(() -> shell.whatIf().after().isPresent());
    assertNotEquals("wrote0", text("answer-after"));
    assertEquals("wrote0", text("answer-before"));
  }

  @Test
  void aMisspeltMaskIsExplainedBesideTheField(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> workbench.showTab(1));
    type(robot, "spec", "p9");
    robot.interact(find("add-spec", Button.class)::fire);
    assertTrue(find("spec-fault", Label.class).isVisible());
    assertTrue(text("spec-fault").contains("p9"), text("spec-fault"));
    type(robot, "spec", "p2");
    assertFalse(find("spec-fault", Label.class).isVisible());
  }

  private void type(FxRobot robot, String id, String text) {
    robot.interact(
        () -> {
          TextInputControl field = find(id, TextField.class);
          field.setText(text);
        });
  }

  @Test
  void aRectangleDrawnOnTheMapCanBeMaskedInThatHead(FxRobot robot) throws TimeoutException {
    waitForMap();
    AttentionHeatmap heatmap = find("heatmap", AttentionHeatmap.class);
    robot.interact(() -> find("thumbnails", ThumbnailGrid.class).select(1, 0));
    robot.interact(() -> heatmap.selectionProperty().set(Optional.of(new CellRange(6, 8, 1, 4))));
    robot.interact(find("mask-rectangle", Button.class)::fire);
    assertEquals(
        List.of(Intervention.parse("[6-8/1-4]@1#0")),
        shell.workspace().masks().masking().interventions());
    until(() -> shownMap().at(7, 2) == 0);
    assertTrue(shownMap().at(9, 2) > 0);
  }

  @Test
  void aSessionCanBeExportedOnceThereIsOne(FxRobot robot) throws TimeoutException {
    waitForMap();
    Menu exports =
        (Menu)
            find("menu-bar", MenuBar.class).getMenus().getFirst().getItems().stream()
                .filter(item -> "menu-file-exports".equals(item.getId()))
                .findFirst()
                .orElseThrow();
    assertTrue(exports.isDisable());
    robot.interact(() -> workbench.showTab(2));
    robot.interact(find("sweep-start", Button.class)::fire);
    until(() -> !shell.sweep().isRunning() && shell.sweep().fileProperty().get().isPresent());
    assertFalse(exports.isDisable());
    assertEquals(4, exports.getItems().size());
  }

  @Test
  void aSweepFillsInAndCanBeCancelled(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> workbench.showTab(2));
    model.hold();
    robot.interact(find("sweep-start", Button.class)::fire);
    until(() -> shell.sweep().isRunning());
    assertTrue(find("sweep-start", Button.class).isDisabled());
    robot.interact(find("sweep-cancel", Button.class)::fire);
    model.release();
    until(() -> !shell.sweep().isRunning());
    assertFalse(find("sweep-start", Button.class).isDisabled());
    robot.interact(find("sweep-start", Button.class)::fire);
    until(() -> shell.sweep().tableProperty().get().map(table -> table.done() == 40).orElse(false));
    assertTrue(text("sweep-summary").startsWith("40 of 40"), text("sweep-summary"));
  }

  @Test
  void aCellOfASweepShowsItsStatisticsAndItsSlices(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> workbench.showTab(2));
    robot.interact(() -> shell.sweep().start());
    until(() -> shell.sweep().tableProperty().get().map(table -> table.done() == 40).orElse(false));
    until(() -> !shell.sweep().isRunning());
    DeltaChartView chart = find("sweep-chart", DeltaChartView.class);
    robot.interact(() -> chart.selectedProperty().set(Optional.of(new DeltaTable.Place(3, 0))));
    until(() -> text("cell-statistics").contains("n = 40"));
    assertTrue(text("cell-statistics").contains("ΔF1"), text("cell-statistics"));
    assertTrue(text("cell-statistics").contains("Holm"), text("cell-statistics"));
    robot.interact(() -> find("sweep-details", TabPane.class).getSelectionModel().select(1));
    robot.interact(() -> find("slices-by", ComboBox.class).getSelectionModel().select(0));
    until(() -> !find("slices", TableView.class).getItems().isEmpty());
  }

  @Test
  void aTracePinnedToTheSessionIsShownAgainWithoutTheModel(FxRobot robot) throws TimeoutException {
    waitForMap();
    assertFalse(find("pin-trace", Button.class).getParent().isVisible());
    robot.interact(() -> shell.sweep().start());
    until(() -> !shell.sweep().isRunning() && shell.sweep().keptProperty().get().isPresent());
    float[] pinned = shownMap().weights();
    type(robot, "pin-name", "头");
    robot.interact(find("pin-trace", Button.class)::fire);
    robot.interact(() -> workbench.showTab(2));
    robot.interact(() -> find("sweep-details", TabPane.class).getSelectionModel().select(2));
    ListView<?> traces = find("pinned-traces", ListView.class);
    until(() -> traces.getItems().size() == 1);
    robot.interact(() -> workbench.showTab(0));
    robot.interact(() -> find("example-list", ListView.class).getSelectionModel().select(6));
    until(() -> !Arrays.equals(pinned, shownMap().weights()));
    int runs = model.runs();
    robot.interact(() -> workbench.showTab(2));
    robot.interact(
        () -> {
          traces.getSelectionModel().select(0);
          traces.requestFocus();
        });
    robot.type(KeyCode.ENTER);
    until(() -> Arrays.equals(pinned, shownMap().weights()));
    assertEquals(runs, model.runs());
    assertTrue(find("pin-trace", Button.class).isDisabled());
    robot.interact(() -> workbench.showTab(2));
    type(robot, "new-note", "look at the diagonal");
    robot.interact(find("add-note", Button.class)::fire);
    until(() -> find("session-notes", TextArea.class).getText().equals("look at the diagonal"));
  }

  @Test
  void aSessionThatIsDroppedIsShownInTheSweepTab(FxRobot robot) throws TimeoutException {
    waitForMap();
    assertEquals(0, find("tabs", TabPane.class).getSelectionModel().getSelectedIndex());
    robot.interact(() -> shell.sweep().start());
    until(() -> shell.sweep().tableProperty().get().map(table -> table.done() == 40).orElse(false));
    until(() -> !shell.sweep().isRunning());
    Path session = shell.sweep().fileProperty().get().orElseThrow();
    robot.interact(() -> shell.open(List.of(session)));
    until(() -> find("tabs", TabPane.class).getSelectionModel().getSelectedIndex() == 2);
    assertTrue(text("sweep-summary").startsWith("40 of 40"), text("sweep-summary"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines.jsonl", "lines.json"})
  void linesOfQuestionsThatAreDroppedAreOpenedAndTheirRuleIsNamed(String name, FxRobot robot)
      throws Exception {
    waitForMap();
    Path lines =
        Files.writeString(
            home.resolve(name),
            """
            {"id": 1, "context": "서울은 한국의 수도이다.", "question": "수도는?", "answers": {"text": ["서울"]}}
            """);
    robot.interact(() -> shell.open(List.of(lines)));
    until(() -> text("status-data").equals("lines · 1 question · korquad-1.0"));
  }

  @Test
  void parquetThatIsDroppedIsRefusedWithTheWayToConvertIt(FxRobot robot) throws Exception {
    waitForMap();
    Path hub = Files.writeString(home.resolve("hub.parquet"), "PAR1");
    robot.interact(() -> shell.open(List.of(hub)));
    until(() -> text("banner-remedy").contains("pandas.read_parquet"));
  }

  @Test
  void aBrokenFolderIsExplainedAndTheWindowStaysUsable(FxRobot robot) throws Exception {
    waitForMap();
    Path broken = Files.createTempDirectory(home, "broken");
    robot.interact(() -> shell.open(List.of(broken)));
    until(() -> find("banner", Node.class).isVisible());
    assertTrue(text("banner-what").contains("broken"), text("banner-what"));
    assertFalse(text("banner-remedy").isBlank());
    robot.interact(find("banner-close", Button.class)::fire);
    assertFalse(find("banner", Node.class).isVisible());
    robot.interact(() -> find("example-list", ListView.class).getSelectionModel().select(9));
    until(() -> shownMap().labels().contains("wrote2"));
  }

  @Test
  void aFileThatIsNothingOfOursIsRefusedBySentence(FxRobot robot) throws Exception {
    Path picture = Files.writeString(home.resolve("picture.gif"), "GIF89a");
    robot.interact(() -> shell.open(List.of(picture)));
    until(() -> text("banner-what").startsWith("picture.gif is neither"));
  }

  @Test
  void aDamagedDataSetLeavesTheOpenOneInPlace(FxRobot robot) throws Exception {
    waitForMap();
    Path file = Files.writeString(home.resolve("damaged.json"), "{\"data\": [");
    robot.interact(() -> shell.open(List.of(file)));
    until(() -> find("banner", Node.class).isVisible());
    assertTrue(text("banner-what").contains("damaged.json"), text("banner-what"));
    assertEquals(40, find("example-list", ListView.class).getItems().size());
  }

  @Test
  void aBugIsOwnedUpToWithTheLogFileAndNoStackTrace(FxRobot robot) throws TimeoutException {
    robot.interact(() -> shell.notices().fault(new IllegalStateException("at org.zonelens.X")));
    until(() -> find("banner", Node.class).isVisible());
    assertTrue(text("banner-remedy").contains("log"), text("banner-remedy"));
    assertFalse(text("banner-what").contains("org.zonelens"), text("banner-what"));
  }

  @Test
  void theLanguageChangesWithoutLosingPlace(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> workbench.showTab(1));
    robot.interact(() -> workbench.use(Locale.SIMPLIFIED_CHINESE));
    TabPane tabs = find("tabs", TabPane.class);
    assertEquals("注意力", tabs.getTabs().getFirst().getText());
    assertEquals(1, tabs.getSelectionModel().getSelectedIndex());
    until(() -> text("answer-before").equals("wrote0"));
    robot.interact(() -> workbench.use(Locale.ENGLISH));
    assertEquals("Attention", find("tabs", TabPane.class).getTabs().getFirst().getText());
  }

  @Test
  void theListOfModelsOpensOneAndClosesItself(FxRobot robot) throws TimeoutException {
    waitForMap();
    robot.interact(() -> workbench.listModels());
    Window list = listOfModels().orElseThrow();
    TableView<?> table = (TableView<?>) list.getScene().lookup("#models");
    until(() -> table.getItems().size() == KnownModels.some().size());
    var former = shell.workspace().model();
    robot.interact(((Button) list.getScene().lookup("#models-open"))::fire);
    assertFalse(list.isShowing());
    until(() -> !shell.workspace().model().equals(former));
    robot.interact(() -> workbench.listModels());
    assertTrue(listOfModels().isPresent());
    robot.interact(() -> workbench.use(Locale.SIMPLIFIED_CHINESE));
    assertTrue(listOfModels().isEmpty(), "it would go on speaking English");
    robot.interact(() -> workbench.use(Locale.ENGLISH));
  }

  private static Optional<Window> listOfModels() {
    return Window.getWindows().stream()
        .filter(window -> window.getScene().lookup("#models-view") != null)
        .findFirst();
  }

  @Test
  void theThemeChangesAndIsRemembered(FxRobot robot) throws TimeoutException {
    waitForMap();
    var background = robot.lookup("#workbench").queryParent().getScene().getRoot();
    robot.interact(() -> workbench.use(Theme.DARK));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(Theme.DARK, workbench.settingsProperty().get().theme());
    var image = robot.interact(() -> {}).capture(background).getImage();
    assertTrue(image.getPixelReader().getColor(4, 4).getBrightness() < 0.4, "the menu bar is dark");
    robot.interact(() -> workbench.use(Theme.LIGHT));
  }
}
