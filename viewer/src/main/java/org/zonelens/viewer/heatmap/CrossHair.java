package org.zonelens.viewer.heatmap;

import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;

/** The row, the column and the cell being read, and the selected rectangle. */
final class CrossHair extends Group {
  private final Rectangle row = shape("cross-hair-band");
  private final Rectangle column = shape("cross-hair-band");
  private final Rectangle cell = shape("cross-hair-cell");
  private final Rectangle selected = shape("selected-range");

  CrossHair() {
    setManaged(false);
    setMouseTransparent(true);
    getChildren().addAll(selected, row, column, cell);
  }

  private static Rectangle shape(String styleClass) {
    Rectangle shape = new Rectangle();
    shape.getStyleClass().add(styleClass);
    return shape;
  }

  void place(Viewport view, Optional<Cell> at, Optional<CellRange> range) {
    row.setVisible(at.isPresent());
    column.setVisible(at.isPresent());
    cell.setVisible(at.isPresent());
    selected.setVisible(range.isPresent());
    at.ifPresent(
        hit -> {
          box(row, 0, view.y(hit.from()), view.shownWidth(), view.cell());
          box(column, view.x(hit.to()), 0, view.cell(), view.shownHeight());
          box(cell, view.x(hit.to()), view.y(hit.from()), view.cell(), view.cell());
        });
    range.ifPresent(
        some ->
            box(
                selected,
                view.x(some.firstTo()),
                view.y(some.firstFrom()),
                view.cell() * (some.lastTo() - some.firstTo() + 1),
                view.cell() * (some.lastFrom() - some.firstFrom() + 1)));
  }

  private static void box(Rectangle shape, double x, double y, double width, double height) {
    shape.setX(x);
    shape.setY(y);
    shape.setWidth(Math.max(1, width));
    shape.setHeight(Math.max(1, height));
  }
}
