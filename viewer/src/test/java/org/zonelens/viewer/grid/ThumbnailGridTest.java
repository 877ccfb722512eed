package org.zonelens.viewer.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.zonelens.analysis.model.Attention;
import org.zonelens.viewer.Fixtures;
import org.zonelens.viewer.palette.Palette;
import org.zonelens.viewer.palette.ScaleRule;

@ExtendWith(ApplicationExtension.class)
class ThumbnailGridTest {
  private final List<Runnable> waiting = new ArrayList<>();
  private ThumbnailGrid grid;

  @Start
  void start(Stage stage) {
    grid = new ThumbnailGrid(waiting::add);
    grid.setAttention(Fixtures.attention(6, 4, 50, 1));
    stage.setScene(new Scene(new StackPane(grid), 400, 420));
    stage.show();
  }

  private void draw() {
    while (!waiting.isEmpty()) {
      waiting.removeFirst().run();
      WaitForAsyncUtils.waitForFxEvents();
    }
  }

  private ImageView image() {
    return (ImageView) grid.lookup("ImageView");
  }

  @Test
  void clickSelectsTheLayerAndHeadUnderThePointer(FxRobot robot) {
    draw();
    Bounds bounds = image().localToScreen(image().getBoundsInLocal());
    robot.clickOn(
        bounds.getMinX() + bounds.getWidth() * 2.5 / 4,
        bounds.getMinY() + bounds.getHeight() * 4.5 / 6);
    assertEquals(Optional.of(new Place(4, 2)), grid.selectedProperty().get());
    assertTrue(grid.getAccessibleText().contains("4"));
  }

  @Test
  void arrowKeysSelectNeighboursAndStayInside(FxRobot robot) {
    robot.interact(grid::requestFocus);
    robot.type(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN);
    assertEquals(Optional.of(new Place(2, 1)), grid.selectedProperty().get());
    robot.type(KeyCode.RIGHT, 9).type(KeyCode.UP, 9);
    assertEquals(Optional.of(new Place(0, 3)), grid.selectedProperty().get());
    robot.type(KeyCode.END);
    assertEquals(Optional.of(new Place(5, 3)), grid.selectedProperty().get());
  }

  @Test
  void wishesDuringADrawingMergeIntoOne(FxRobot robot) {
    draw();
    for (int seed = 10; seed < 15; seed++) {
      Attention next = Fixtures.attention(6, 4, 50, seed);
      robot.interact(() -> grid.setAttention(next));
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertEquals(1, waiting.size());
    waiting.removeFirst().run();
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, waiting.size(), "the last wish only");
    draw();
    Attention last = Fixtures.attention(6, 4, 50, 14);
    int side = (int) (image().getFitWidth() / 4) - Sheet.GAP;
    Sheet expected = Sheet.draw(last, side, Palette.VIRIDIS, ScaleRule.FITTED);
    assertEquals(
        expected.argb()[expected.width() * 5 + 5],
        image().getImage().getPixelReader().getArgb(5, 5));
  }

  @Test
  void aSmallerModelMovesTheSelectionInside(FxRobot robot) {
    robot.interact(() -> grid.select(5, 3));
    robot.interact(() -> grid.setAttention(Fixtures.attention(2, 2, 10, 1)));
    assertEquals(Optional.of(new Place(0, 0)), grid.selectedProperty().get());
  }

  @Test
  void twentyFourBySixteenHeadsFitIntoASmallPane(FxRobot robot) {
    robot.interact(() -> grid.setAttention(Fixtures.attention(24, 16, 20, 1)));
    WaitForAsyncUtils.waitForFxEvents();
    draw();
    assertTrue(image().getFitHeight() <= grid.getHeight(), "height " + image().getFitHeight());
    assertTrue(image().getFitWidth() <= grid.getWidth(), "width " + image().getFitWidth());
  }

  @Test
  void aSingleBrightColumnShowsInASmallThumbnail() {
    int n = 384;
    float[] weights = new float[n * n];
    for (int row = 0; row < n; row++) {
      weights[row * n + 100] = 0.8f;
    }
    Sheet sheet =
        Sheet.draw(new Attention(1, 1, n, weights), 16, Palette.VIRIDIS, ScaleRule.FITTED);
    for (int row = 0; row < 16; row++) {
      assertEquals(
          Palette.VIRIDIS.argb(1),
          sheet.argb()[row * sheet.width() + 100 * 16 / 384],
          "row " + row);
    }
  }
}
