package org.zonelens.viewer.heatmap;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;

/** What mouse and keys do to a heatmap. */
final class HeatmapGestures {
  private static final double STEP = 1.4;
  private static final double CLOSE_UP = 3;

  /** One notch of a wheel is 40 units, about a tenth larger. */
  private static final double PER_UNIT = 1.0025;

  private final AttentionHeatmap control;
  private final Pane plot;
  private double lastX;
  private double lastY;
  private Optional<Cell> corner = Optional.empty();

  HeatmapGestures(AttentionHeatmap control, Pane plot) {
    this.control = control;
    this.plot = plot;
  }

  void install() {
    plot.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    plot.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    plot.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    plot.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    plot.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    plot.addEventHandler(ZoomEvent.ZOOM, this::pinched);
    control.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private Optional<Viewport> view() {
    return control.viewportProperty().get();
  }

  private Optional<Cell> cellAt(MouseEvent event) {
    return view()
        .filter(view -> view.covers(event.getX(), event.getY()))
        .map(view -> new Cell(view.row(event.getY()), view.column(event.getX())));
  }

  private void moved(MouseEvent event) {
    cellAt(event).ifPresent(cell -> control.crossHairProperty().set(Optional.of(cell)));
  }

  private void pressed(MouseEvent event) {
    control.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
    corner = event.isShiftDown() ? cellAt(event) : Optional.empty();
  }

  private void dragged(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY) {
      return;
    }
    if (corner.isPresent()) {
      Viewport view = view().orElseThrow();
      Cell other = new Cell(view.row(event.getY()), view.column(event.getX()));
      control.selectionProperty().set(Optional.of(CellRange.between(corner.get(), other)));
      control.crossHairProperty().set(Optional.of(other));
    } else {
      double dx = event.getX() - lastX;
      double dy = event.getY() - lastY;
      control.viewportProperty().set(view().map(view -> view.dragged(dx, dy)));
      lastX = event.getX();
      lastY = event.getY();
    }
    event.consume();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
      return;
    }
    moved(event);
    if (event.getClickCount() == 2) {
      control
          .viewportProperty()
          .set(
              view()
                  .map(
                      view ->
                          view.isFitting()
                              ? view.zoomed(CLOSE_UP, event.getX(), event.getY())
                              : Viewport.fitting(view.size(), view.width(), view.height())));
    } else if (!event.isShiftDown()) {
      control.selectionProperty().set(Optional.empty());
    }
  }

  private void scrolled(ScrollEvent event) {
    zoom(Math.pow(PER_UNIT, event.getDeltaY()), event.getX(), event.getY());
    event.consume();
  }

  private void pinched(ZoomEvent event) {
    zoom(event.getZoomFactor(), event.getX(), event.getY());
    event.consume();
  }

  private void zoom(double factor, double x, double y) {
    control.viewportProperty().set(view().map(view -> view.zoomed(factor, x, y)));
  }

  private void keyPressed(KeyEvent event) {
    boolean known = true;
    switch (event.getCode()) {
      case UP, KP_UP -> move(event, -1, 0);
      case DOWN, KP_DOWN -> move(event, 1, 0);
      case LEFT, KP_LEFT -> move(event, 0, -1);
      case RIGHT, KP_RIGHT -> move(event, 0, 1);
      case PLUS, ADD, EQUALS -> control.zoom(STEP);
      case MINUS, SUBTRACT -> control.zoom(1 / STEP);
      case DIGIT0, NUMPAD0, HOME -> control.fit();
      case ESCAPE -> known = clear();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void move(KeyEvent event, int down, int right) {
    Optional<Cell> before = control.crossHairProperty().get();
    control.moveCrossHair(down, right);
    Optional<Cell> now = control.crossHairProperty().get();
    if (!event.isShiftDown()) {
      corner = Optional.empty();
    } else if (now.isPresent()) {
      corner = corner.or(() -> before).or(() -> now);
      control.selectionProperty().set(corner.map(from -> CellRange.between(from, now.get())));
    }
  }

  /** Escape with nothing to clear is left to whoever else listens. */
  private boolean clear() {
    boolean any =
        control.selectionProperty().get().isPresent()
            || control.crossHairProperty().get().isPresent();
    control.selectionProperty().set(Optional.empty());
    control.crossHairProperty().set(Optional.empty());
    corner = Optional.empty();
    return any;
  }
}
