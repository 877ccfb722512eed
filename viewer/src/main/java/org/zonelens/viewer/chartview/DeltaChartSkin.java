package org.zonelens.viewer.chartview;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;
import org.zonelens.viewer.chart.DeltaTable;
import org.zonelens.viewer.chart.DeltaTable.Place;

/** The chart on a canvas, with a frame around the selected cell. */
final class DeltaChartSkin extends SkinBase<DeltaChartView> {
  private final DeltaChartView control;
  private final Label empty = new Label();
  private final Rectangle frame = new Rectangle();
  private final Tooltip tooltip = new Tooltip();
  private Optional<ChartCanvas> canvas = Optional.empty();
  private Optional<Place> pointed = Optional.empty();
  private boolean stale = true;

  DeltaChartSkin(DeltaChartView control) {
    super(control);
    this.control = control;
    empty.setText(control.texts().get("chart.empty"));
    empty.getStyleClass().add("empty-text");
    frame.getStyleClass().add("chosen");
    frame.setManaged(false);
    frame.setMouseTransparent(true);
    tooltip.setShowDelay(Duration.millis(250));
    getChildren().addAll(frame, empty);
    control.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(at(event)));
    control.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Optional.empty()));
    control.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    control.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    control.tableProperty().subscribe(this::redraw);
    control.kindProperty().subscribe(this::redraw);
    control.scaleProperty().subscribe(this::redraw);
    control.themeProperty().subscribe(this::redraw);
    control.localeProperty().subscribe(this::redraw);
    control.selectedProperty().subscribe(_ -> selectionChanged());
  }

  private void redraw() {
    stale = true;
    control.requestLayout();
  }

  private void selectionChanged() {
    if (control.kindProperty().get() == ChartKind.BARS) {
      redraw();
    } else {
      control.requestLayout();
    }
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    boolean resized =
        canvas.isPresent()
            && (canvas.get().getWidth() != width || canvas.get().getHeight() != height);
    if (stale || resized) {
      stale = false;
      canvas.ifPresent(getChildren()::remove);
      canvas =
          control.chart(control.themeProperty().get()).map(chart -> drawn(chart, width, height));
      canvas.ifPresent(getChildren()::addFirst);
    }
    empty.setVisible(canvas.isEmpty());
    double emptyWidth = Math.min(width, empty.prefWidth(-1));
    double emptyHeight = empty.prefHeight(emptyWidth);
    empty.resizeRelocate(
        x + (width - emptyWidth) / 2, y + (height - emptyHeight) / 2, emptyWidth, emptyHeight);
    canvas.ifPresent(shown -> shown.relocate(x, y));
    layoutFrame();
  }

  /**
   * A chart on a canvas of its own, which is drawn once, as it gets its height. Drawn again, a
   * canvas holds its pen for what it last was, though it is black anew: paper of the same colour as
   * what was drawn last came out black.
   */
  private static ChartCanvas drawn(JFreeChart chart, double width, double height) {
    ChartCanvas canvas = new ChartCanvas(chart);
    canvas.setTooltipEnabled(false);
    canvas.setMouseTransparent(true);
    canvas.setWidth(width);
    canvas.setHeight(height);
    return canvas;
  }

  /** Where the chart's cells are, in the control's coordinates; only for the heatmap. */
  private Optional<Rectangle2D> cells() {
    return canvas
        .filter(_ -> control.kindProperty().get() == ChartKind.HEATMAP)
        .map(
            shown -> {
              Rectangle2D data = shown.getRenderingInfo().getPlotInfo().getDataArea();
              return new Rectangle2D.Double(
                  data.getX() + shown.getLayoutX(),
                  data.getY() + shown.getLayoutY(),
                  data.getWidth(),
                  data.getHeight());
            });
  }

  private void layoutFrame() {
    Optional<Rectangle2D> area = cells();
    Optional<Place> at = control.selectedProperty().get();
    Optional<DeltaTable> table = control.tableProperty().get();
    boolean shown =
        area.isPresent()
            && at.isPresent()
            && table.isPresent()
            && at.get().zone() < table.get().zones().size()
            && at.get().row() < table.get().rows().size();
    frame.setVisible(shown);
    if (shown) {
      double width = area.get().getWidth() / table.get().zones().size();
      double height = area.get().getHeight() / table.get().rows().size();
      frame.setX(area.get().getX() + at.get().zone() * width);
      frame.setY(area.get().getMaxY() - (at.get().row() + 1) * height);
      frame.setWidth(width);
      frame.setHeight(height);
    }
  }

  private Optional<Place> at(MouseEvent event) {
    return cells()
        .filter(area -> area.contains(event.getX(), event.getY()))
        .flatMap(
            area ->
                control
                    .tableProperty()
                    .get()
                    .map(
                        table ->
                            new Place(
                                (int)
                                    ((event.getX() - area.getX())
                                        / area.getWidth()
                                        * table.zones().size()),
                                (int)
                                    ((area.getMaxY() - event.getY())
                                        / area.getHeight()
                                        * table.rows().size()))));
  }

  private void point(Optional<Place> place) {
    if (place.equals(pointed)) {
      return;
    }
    pointed = place;
    Optional<DeltaTable> table = control.tableProperty().get();
    if (place.isPresent() && table.isPresent()) {
      tooltip.setText(control.spell(table.get(), place.get()));
      Tooltip.install(control, tooltip);
    } else {
      Tooltip.uninstall(control, tooltip);
    }
  }

  private void pressed(MouseEvent event) {
    control.requestFocus();
    at(event).ifPresent(place -> control.selectedProperty().set(Optional.of(place)));
  }

  private void keyPressed(KeyEvent event) {
    boolean known = true;
    switch (event.getCode()) {
      case UP, KP_UP -> control.move(0, 1);
      case DOWN, KP_DOWN -> control.move(0, -1);
      case LEFT, KP_LEFT -> control.move(-1, 0);
      case RIGHT, KP_RIGHT -> control.move(1, 0);
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return 560;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return 420;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return 160;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return 120;
  }
}
