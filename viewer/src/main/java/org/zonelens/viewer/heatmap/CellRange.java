package org.zonelens.viewer.heatmap;

/** A rectangle of cells; the last row and column belong to it. */
public record CellRange(int firstFrom, int lastFrom, int firstTo, int lastTo) {
  public CellRange {
    if (firstFrom > lastFrom || firstTo > lastTo) {
      throw new IllegalArgumentException(
          "rows %d-%d, columns %d-%d".formatted(firstFrom, lastFrom, firstTo, lastTo));
    }
  }

  /** The rectangle with two opposite corners. */
  public static CellRange between(Cell one, Cell other) {
    return new CellRange(
        Math.min(one.from(), other.from()),
        Math.max(one.from(), other.from()),
        Math.min(one.to(), other.to()),
        Math.max(one.to(), other.to()));
  }
}
