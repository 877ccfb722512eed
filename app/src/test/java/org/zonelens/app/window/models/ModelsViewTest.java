package org.zonelens.app.window.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.zonelens.app.open.KnownModel;
import org.zonelens.app.window.FakeModel;
import org.zonelens.app.window.FakeOpening;
import org.zonelens.app.window.Stepped;
import org.zonelens.app.window.job.JobRunner;
import org.zonelens.app.window.parts.Lifetime;
import org.zonelens.app.window.workspace.Workspace;
import org.zonelens.assets.Texts;

@ExtendWith(ApplicationExtension.class)
class ModelsViewTest {
  private final Stepped background = new Stepped();
  private final List<Throwable> faults = new ArrayList<>();
  private final JobRunner jobs = new JobRunner(background, Runnable::run, faults::add);
  private final Workspace workspace =
      new Workspace(new FakeOpening(new FakeModel("fake", 2, 2)), jobs);
  private final ModelsViewModel models = new ModelsViewModel(workspace, jobs);
  private int done;
  private ModelsView view;

  @Start
  void start(Stage stage) {
    view = new ModelsView(models, Texts.of("window", Locale.ENGLISH), new Lifetime(), () -> done++);
    stage.setScene(new Scene(view, 860, 560));
    stage.show();
  }

  private <N extends Node> N find(String id, Class<N> type) {
    return type.cast(view.lookup("#" + id));
  }

  private void list(FxRobot robot) {
    robot.interact(
        () -> {
          models.refresh();
          background.stepAll();
        });
  }

  @SuppressWarnings("unchecked")
  private TableView<KnownModel> table() {
    return (TableView<KnownModel>) find("models", TableView.class);
  }

  private String text(String id) {
    return find(id, Label.class).getText();
  }

  @Test
  void untilTheListIsThereItSaysSo(FxRobot robot) {
    robot.interact(models::refresh);
    assertEquals("Looking for models…", ((Label) table().getPlaceholder()).getText());
    assertTrue(find("models-open", Button.class).isDisabled());
    robot.interact(background::stepAll);
    assertEquals(7, table().getItems().size());
    assertEquals("7 models", text("models-count"));
    assertFalse(find("models-open", Button.class).isDisabled());
  }

  @Test
  void everyColumnSaysWhatItsHeadPromises(FxRobot robot) {
    list(robot);
    KnownModel roberta = table().getItems().get(1);
    List<String> row =
        table().getColumns().stream()
            .map(
                column -> {
                  Object value = column.getCellObservableValue(roberta).getValue();
                  return value instanceof String text ? text : column.getText();
                })
            .toList();
    assertEquals(
        List.of(
            "deepset/roberta-base-squad2",
            "roberta",
            "en",
            "yes",
            "Size",
            "Parameters",
            "cache",
            "yes"),
        row);
  }

  @Test
  void largerTextsGetWiderColumns(FxRobot robot) {
    list(robot);
    double before = table().getColumns().get(1).getMinWidth();
    robot.interact(() -> view.zoom(1.5));
    assertEquals(1.5 * before, table().getColumns().get(1).getMinWidth(), 1e-9);
  }

  @Test
  void enterInTheTableOpensTheChosenModel(FxRobot robot) {
    list(robot);
    robot.interact(table()::requestFocus);
    robot.push(KeyCode.ENTER);
    assertEquals(1, done);
    robot.interact(background::stepAll);
    assertEquals(Optional.of("fake"), workspace.modelReferenceProperty().get());
  }

  @Test
  void typingAndEnterOpensTheFirstThatFits(FxRobot robot) {
    list(robot);
    robot.interact(view::focusFilter);
    robot.write("fake");
    assertEquals("1 of 7 models", text("models-count"));
    robot.push(KeyCode.ENTER);
    assertEquals(1, done);
    assertEquals("fake", jobs.running().getFirst().title().arguments().getFirst());
  }

  @Test
  void aDoubleClickOpensThatRow(FxRobot robot) {
    list(robot);
    Node row =
        robot.lookup(".table-row-cell").queryAll().stream()
            .filter(each -> each.toString().contains("gpt2") || rowText(each).contains("gpt2"))
            .findFirst()
            .orElseThrow();
    robot.doubleClickOn(row);
    assertEquals("openai-community/gpt2", jobs.running().getFirst().title().arguments().getFirst());
    assertEquals(1, done);
  }

  private static String rowText(Node row) {
    return row instanceof javafx.scene.control.TableRow<?> cell ? "" + cell.getItem() : "";
  }

  @Test
  void whatCannotBeOpenedSaysWhatToDo(FxRobot robot) {
    list(robot);
    robot.interact(() -> table().getSelectionModel().select(4));
    assertTrue(text("models-details").startsWith("Files are missing"), text("models-details"));
    robot.interact(() -> table().getSelectionModel().select(2));
    assertTrue(text("models-details").contains("no question-answering head"));
  }

  @Test
  void theChosenModelStaysChosenWhenTheListComesAnew(FxRobot robot) {
    list(robot);
    robot.interact(() -> table().getSelectionModel().select(3));
    list(robot);
    assertEquals(3, table().getSelectionModel().getSelectedIndex());
  }

  @Test
  void anIdIsDownloadedByEnterAndNothingElseIs(FxRobot robot) {
    list(robot);
    robot.interact(() -> find("models-id", TextField.class).requestFocus());
    robot.write("org");
    assertTrue(find("models-download", Button.class).isDisabled());
    robot.push(KeyCode.ENTER);
    assertEquals(0, done);
    robot.write("/reader");
    assertFalse(find("models-download", Button.class).isDisabled());
    robot.push(KeyCode.ENTER);
    assertEquals(1, done);
    assertEquals("task.download-model", jobs.running().getFirst().title().key());
  }

  @Test
  void escapeClosesWithoutOpening(FxRobot robot) {
    list(robot);
    robot.push(KeyCode.ESCAPE);
    assertEquals(1, done);
    assertEquals(0, jobs.running().size());
  }
}
