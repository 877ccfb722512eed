package org.zonelens.viewer.chartview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.jfree.chart.fx.ChartCanvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.zonelens.viewer.Fixtures;
import org.zonelens.viewer.chart.ChartTheme;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Delta;
import org.zonelens.viewer.chart.DeltaTable.Place;

@ExtendWith(ApplicationExtension.class)
class DeltaChartViewTest {
  private DeltaChartView view;

  @Start
  void start(Stage stage) {
    view = new DeltaChartView();
    view.setTable(Fixtures.deltas(6, 1));
    stage.setScene(new Scene(new StackPane(view), 600, 440));
    stage.show();
  }

  @Test
  void clickSelectsTheCellThatTheFrameThenSurrounds(FxRobot robot) {
    robot.interact(() -> view.selectedProperty().set(Optional.of(new Place(3, 4))));
    WaitForAsyncUtils.waitForFxEvents();
    Rectangle frame = (Rectangle) view.lookup(".chosen");
    assertTrue(frame.isVisible());
    Bounds place = frame.localToScreen(frame.getBoundsInLocal());
    robot.interact(() -> view.selectedProperty().set(Optional.empty()));
    robot.clickOn(place.getCenterX(), place.getCenterY());
    assertEquals(Optional.of(new Place(3, 4)), view.selectedProperty().get());
    assertTrue(view.getAccessibleText().startsWith("p2q, layer 4"), view.getAccessibleText());
  }

  @Test
  void upIsTheNextLayer(FxRobot robot) {
    robot.interact(() -> view.selectedProperty().set(Optional.of(new Place(0, 0))));
    robot.interact(view::requestFocus);
    robot.type(KeyCode.UP, KeyCode.UP, KeyCode.RIGHT);
    assertEquals(Optional.of(new Place(1, 2)), view.selectedProperty().get());
  }

  @Test
  void withoutATableThereIsNoChartToShowOrExport(FxRobot robot) {
    robot.interact(() -> view.tableProperty().set(Optional.empty()));
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(view.lookupAll("*").stream().noneMatch(ChartCanvas.class::isInstance));
    assertEquals(Optional.empty(), view.figure(ChartTheme.LIGHT));
    assertTrue(view.lookup(".empty-text").isVisible());
    robot.interact(() -> view.setTable(Fixtures.deltas(4, 0.5)));
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(view.lookup(".empty-text").isVisible());
  }

  /** The last cell is dark, so that its number is drawn last and in white, as light paper is. */
  @ParameterizedTest
  @EnumSource
  void thePaperKeepsItsColourAsTheTableFillsIn(ChartTheme theme, FxRobot robot) {
    robot.interact(() -> view.themeProperty().set(theme));
    for (int done = 1; done <= 3; done++) {
      DeltaTable table =
          new DeltaTable(
              "",
              List.of("p2"),
              List.of("0"),
              Map.of(new Place(0, 0), new Delta(-60, -61, -59, done)));
      robot.interact(() -> view.setTable(table));
      WaitForAsyncUtils.waitForFxEvents();
      int[] corner = new int[1];
      robot.interact(
          () -> corner[0] = view.snapshot(null, null).getPixelReader().getArgb(3, 3) & 0xffffff);
      assertEquals(theme.paper().getRGB() & 0xffffff, corner[0]);
    }
  }
}
