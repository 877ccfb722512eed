package org.zonelens.viewer.heatmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.Point3D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.zone.NamedZone;
import org.zonelens.viewer.Fixtures;
import org.zonelens.viewer.map.AttentionMap;
import org.zonelens.viewer.palette.Palette;

@ExtendWith(ApplicationExtension.class)
class AttentionHeatmapTest {
  private final AttentionMap map = Fixtures.english(40, 1);
  private AttentionHeatmap heatmap;

  @Start
  void start(Stage stage) {
    heatmap = new AttentionHeatmap();
    heatmap.setMap(map);
    heatmap.getZones().setAll(Fixtures.zones(map, NamedZone.Q2P, NamedZone.P2Q));
    stage.setScene(new Scene(new StackPane(heatmap), 800, 620));
    stage.show();
  }

  private Viewport view() {
    return heatmap.viewportProperty().get().orElseThrow();
  }

  private Node plot() {
    return heatmap.lookup(".map-plot");
  }

  /** The middle of a cell on the screen. */
  private Point2D on(int from, int to) {
    return plot().localToScreen(view().x(to + 0.5), view().y(from + 0.5));
  }

  @Test
  void readOutNamesTheTokensTheWeightAndTheZonesUnderThePointer(FxRobot robot) {
    robot.moveTo(on(30, 5));
    ReadOut read = heatmap.getReadOut().orElseThrow();
    assertEquals(30, read.from());
    assertEquals(5, read.to());
    assertEquals(map.label(30), read.fromToken());
    assertEquals(map.label(5), read.toToken());
    assertEquals(map.at(30, 5), read.weight());
    assertEquals(List.of("p2q"), read.zones());
    assertTrue(heatmap.getAccessibleText().contains(map.label(30)));
  }

  @Test
  void scrollingKeepsTheCellUnderThePointer(FxRobot robot) {
    robot.moveTo(on(22, 13));
    Point2D at = plot().screenToLocal(on(22, 13));
    double before = view().cell();
    robot.interact(
        () -> {
          for (int notch = 0; notch < 8; notch++) {
            plot().fireEvent(scroll(at, 40));
          }
        });
    assertTrue(view().cell() > 1.9 * before, "cell " + view().cell());
    assertEquals(22, view().row(at.getY()));
    assertEquals(13, view().column(at.getX()));
  }

  private ScrollEvent scroll(Point2D at, double delta) {
    Point2D screen = plot().localToScreen(at);
    Point2D scene = plot().localToScene(at);
    return new ScrollEvent(
        plot(),
        plot(),
        ScrollEvent.SCROLL,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(plot(), new Point3D(at.getX(), at.getY(), 0), 0));
  }

  @Test
  void arrowKeysMoveTheCrossHairAndStopAtTheEdge(FxRobot robot) {
    robot.clickOn(on(2, 1));
    robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.RIGHT);
    assertEquals(Optional.of(new Cell(3, 3)), heatmap.crossHairProperty().get());
    robot.type(KeyCode.LEFT, 6);
    assertEquals(Optional.of(new Cell(3, 0)), heatmap.crossHairProperty().get());
    robot.type(KeyCode.ESCAPE);
    assertEquals(Optional.empty(), heatmap.getReadOut());
  }

  @Test
  void crossHairOutsideTheViewBringsItsCellIntoView(FxRobot robot) {
    robot.clickOn(on(1, 1));
    robot.interact(() -> heatmap.zoom(5));
    robot.type(KeyCode.DOWN, 30);
    WaitForAsyncUtils.waitForFxEvents();
    double y = view().y(31);
    assertTrue(y >= 0 && y + view().cell() <= view().height() + 1e-6, "row 31 at " + y);
  }

  @Test
  void shiftDragSelectsTokenRangesFromCornerToCorner(FxRobot robot) {
    // Fired by hand: the headless robot's mouse events do not know of keys held down.
    robot.interact(
        () -> {
          plot().fireEvent(shifted(MouseEvent.MOUSE_PRESSED, on(20, 9)));
          plot().fireEvent(shifted(MouseEvent.MOUSE_DRAGGED, on(15, 9)));
          plot().fireEvent(shifted(MouseEvent.MOUSE_DRAGGED, on(12, 15)));
        });
    assertEquals(Optional.of(new CellRange(12, 20, 9, 15)), heatmap.selectionProperty().get());
    assertTrue(view().isFitting(), "a selection does not move the map");
  }

  private MouseEvent shifted(EventType<MouseEvent> type, Point2D screen) {
    Point2D scene = plot().localToScene(plot().screenToLocal(screen));
    Point2D at = plot().screenToLocal(screen);
    return new MouseEvent(
        type,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        MouseButton.PRIMARY,
        1,
        true,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        new PickResult(plot(), new Point3D(at.getX(), at.getY(), 0), 0));
  }

  @Test
  void draggingMovesTheMapAndDoubleClickFitsIt(FxRobot robot) {
    robot.moveTo(on(5, 5));
    robot.interact(() -> heatmap.zoom(4));
    double left = view().left();
    Point2D middle = plot().localToScreen(300, 300);
    robot.drag(middle, MouseButton.PRIMARY).dropTo(middle.subtract(60, 0));
    assertEquals(left + 60, view().left(), 2);
    robot.doubleClickOn(middle);
    assertTrue(view().isFitting());
  }

  @Test
  void anotherHeadOfTheSameTokensKeepsPlaceAndCrossHair(FxRobot robot) {
    robot.clickOn(on(7, 8));
    robot.interact(() -> heatmap.zoom(3));
    Viewport before = view();
    robot.interact(() -> heatmap.setMap(Fixtures.english(40, 99)));
    assertEquals(before, view());
    assertEquals(Fixtures.english(40, 99).at(7, 8), heatmap.getReadOut().orElseThrow().weight());
    robot.interact(() -> heatmap.setMap(Fixtures.english(24, 1)));
    assertEquals(Optional.empty(), heatmap.getReadOut());
  }

  @Test
  void labelsNeverOverlapWhateverTheSize(FxRobot robot) {
    for (int size : new int[] {3, 40, 150, 512}) {
      robot.interact(() -> heatmap.setMap(Fixtures.english(size, 4)));
      robot.interact(() -> heatmap.crossHairProperty().set(Optional.of(new Cell(size / 2, 1))));
      WaitForAsyncUtils.waitForFxEvents();
      List<Double> middles = new ArrayList<>();
      for (Node label : heatmap.lookup(".from-axis").lookupAll(".token-label")) {
        if (label.isVisible()) {
          middles.add(label.getLayoutY());
        }
      }
      middles.sort(null);
      assertTrue(middles.size() >= Math.min(size, 10), size + " tokens: " + middles.size());
      for (int i = 1; i < middles.size(); i++) {
        assertTrue(middles.get(i) - middles.get(i - 1) > 12, size + " tokens: " + middles);
      }
    }
  }

  @Test
  void nanAndInfinityAreDrawnNotThrown(FxRobot robot) {
    AttentionMap odd =
        new AttentionMap(
            List.of("a", "b"),
            Roles.of(List.of(Role.CLS, Role.PASSAGE)),
            new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0.5f, Float.NEGATIVE_INFINITY});
    robot.interact(() -> heatmap.getZones().clear());
    robot.interact(() -> heatmap.setMap(odd));
    WaitForAsyncUtils.waitForFxEvents();
    MapImage image = (MapImage) heatmap.lookup(".map-image");
    var pixels = image.getImage().getPixelReader();
    assertEquals(0xff9a9a9a, pixels.getArgb(2, 2));
    assertEquals(Palette.VIRIDIS.argb(1), pixels.getArgb((int) view().cell() + 2, 2));
    assertEquals(Palette.VIRIDIS.argb(1), pixels.getArgb(2, (int) view().cell() + 2));
  }

  @Test
  void aPictureAtRestAsksForNoMoreLayout(FxRobot robot) {
    robot.interact(() -> heatmap.zoom(2));
    robot.interact(() -> heatmap.getScene().getRoot().layout());
    robot.interact(() -> heatmap.getScene().getRoot().layout());
    robot.interact(() -> heatmap.getScene().getRoot().layout());
    assertFalse(heatmap.isNeedsLayout(), "laid out again at every pulse");
  }

  @Test
  void withoutAMapASentenceSaysSo(FxRobot robot) {
    robot.interact(() -> heatmap.mapProperty().set(Optional.empty()));
    WaitForAsyncUtils.waitForFxEvents();
    Label empty = (Label) heatmap.lookup(".empty-text");
    assertTrue(empty.isVisible());
    assertFalse(empty.getText().isBlank());
    assertFalse(plot().isVisible());
  }

  @Test
  void aTokenOfOneCharacterStandsUprightAboveItsColumn(FxRobot robot) {
    AttentionMap chinese = Fixtures.chinese(24, 1);
    robot.interact(() -> heatmap.setMap(chinese));
    WaitForAsyncUtils.waitForFxEvents();
    Set<Double> single = new HashSet<>();
    Set<Double> longer = new HashSet<>();
    for (Node node : heatmap.lookupAll(".to-axis .token-label")) {
      if (node instanceof Label label && label.isVisible()) {
        (label.getText().length() == 1 ? single : longer).add(label.getRotate());
      }
    }
    assertEquals(Set.of(0.0), single);
    assertEquals(Set.of(-90.0), longer);
  }
}
