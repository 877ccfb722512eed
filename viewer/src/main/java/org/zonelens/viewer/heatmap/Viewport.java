package org.zonelens.viewer.heatmap;

/**
 * Which part of an n x n matrix a picture shows, and how large. One class owns the arithmetic
 * between cells and pixels.
 *
 * @param size n
 * @param width the picture's width in pixels
 * @param height its height
 * @param cell the side of a cell in pixels
 * @param left pixels of the matrix that are hidden on the left
 * @param top pixels hidden above
 */
record Viewport(int size, double width, double height, double cell, double left, double top) {
  private static final double LARGEST_CELL = 72;

  /** The whole matrix, as large as fits. */
  static Viewport fitting(int size, double width, double height) {
    return new Viewport(size, width, height, fittingCell(size, width, height), 0, 0);
  }

  private static double fittingCell(int size, double width, double height) {
    return Math.clamp(Math.min(width, height) / Math.max(1, size), 1e-3, LARGEST_CELL);
  }

  /** Whether the whole matrix shows at its largest. */
  boolean isFitting() {
    return cell == fittingCell(size, width, height);
  }

  double minCell() {
    return fittingCell(size, width, height);
  }

  /** Larger (factor above 1) or smaller, the point at (x, y) staying where it is if it can. */
  Viewport zoomed(double factor, double x, double y) {
    double to = Math.clamp(cell * factor, minCell(), LARGEST_CELL);
    double ratio = to / cell;
    return new Viewport(size, width, height, to, (left + x) * ratio - x, (top + y) * ratio - y)
        .inBounds();
  }

  /** Moved, as by dragging the picture. */
  Viewport dragged(double dx, double dy) {
    return new Viewport(size, width, height, cell, left - dx, top - dy).inBounds();
  }

  /** The same part in a picture of another size; what fitted before fits again. */
  Viewport resized(double newWidth, double newHeight) {
    if (isFitting()) {
      return fitting(size, newWidth, newHeight);
    }
    double smallest = fittingCell(size, newWidth, newHeight);
    return new Viewport(size, newWidth, newHeight, Math.max(cell, smallest), left, top).inBounds();
  }

  /** Moved as little as possible to show a cell. */
  Viewport showing(int from, int to) {
    return new Viewport(size, width, height, cell, reach(left, to, width), reach(top, from, height))
        .inBounds();
  }

  private double reach(double hidden, int index, double extent) {
    double first = index * cell;
    double last = first + cell;
    return first < hidden ? first : last > hidden + extent ? last - extent : hidden;
  }

  private Viewport inBounds() {
    // The matrix may end within the picture, but not before the side it has when it fits: were its
    // end kept at the picture's, the first steps of zooming in a wide picture would move the point
    // under the pointer.
    double most = Math.max(0, size * (cell - minCell()));
    return new Viewport(
        size, width, height, cell, Math.clamp(left, 0, most), Math.clamp(top, 0, most));
  }

  /** The x of a column's left edge. */
  double x(double column) {
    return column * cell - left;
  }

  /** The y of a row's upper edge. */
  double y(double row) {
    return row * cell - top;
  }

  /** The column at x, clamped to the matrix. */
  int column(double x) {
    return index(x + left);
  }

  /** The row at y, clamped to the matrix. */
  int row(double y) {
    return index(y + top);
  }

  private int index(double pixels) {
    return Math.clamp((long) Math.floor(pixels / cell), 0, Math.max(0, size - 1));
  }

  /** Whether a point is on the matrix. */
  boolean covers(double x, double y) {
    return x >= 0
        && y >= 0
        && x < Math.min(width, size * cell - left)
        && y < Math.min(height, size * cell - top);
  }

  /** How much of the picture's width the matrix covers. */
  double shownWidth() {
    return Math.clamp(size * cell - left, 0, width);
  }

  /** How much of the picture's height the matrix covers. */
  double shownHeight() {
    return Math.clamp(size * cell - top, 0, height);
  }
}
