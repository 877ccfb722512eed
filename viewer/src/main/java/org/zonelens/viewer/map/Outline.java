package org.zonelens.viewer.map;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.zone.Cells;

/** The border of a set of cells: straight pieces, each as long as it can be. */
public final class Outline {

  /**
   * One straight piece in units of cells: horizontal if {@code y1 == y2}, else vertical; the first
   * point is the left or upper one.
   *
   * @param inward which way the zone lies: +1 for right or down, -1 for left or up
   * @param firstTurn +1 if the border bends towards the zone at the first point, so that a line
   *     drawn inside the zone begins later; -1 if it bends away
   * @param lastTurn +1 if it bends towards the zone at the last point
   */
  public record Piece(int x1, int y1, int x2, int y2, int inward, int firstTurn, int lastTurn) {
    public boolean horizontal() {
      return y1 == y2;
    }
  }

  private Outline() {}

  /** The pieces between a cell of the set and one that is not, or the edge of the matrix. */
  public static List<Piece> of(Cells cells) {
    List<Piece> pieces = new ArrayList<>();
    int n = cells.size();
    for (int line = 0; line <= n; line++) {
      trace(cells, line, true, pieces);
      trace(cells, line, false, pieces);
    }
    return pieces;
  }

  private static void trace(Cells cells, int line, boolean rows, List<Piece> pieces) {
    int n = cells.size();
    int begin = 0;
    int side = 0;
    for (int along = 0; along <= n; along++) {
      int now = along == n ? 0 : side(cells, line, along, rows);
      if (now != side) {
        if (side != 0) {
          int inside = side > 0 ? line : line - 1;
          int firstTurn = begin > 0 && has(cells, inside, begin - 1, rows) ? -1 : 1;
          int lastTurn = along < n && has(cells, inside, along, rows) ? -1 : 1;
          pieces.add(
              rows
                  ? new Piece(begin, line, along, line, side, firstTurn, lastTurn)
                  : new Piece(line, begin, line, along, side, firstTurn, lastTurn));
        }
        begin = along;
        side = now;
      }
    }
  }

  /** +1 where only the cell after the line belongs to the set, -1 where only the one before. */
  private static int side(Cells cells, int line, int along, boolean rows) {
    boolean before = line > 0 && has(cells, line - 1, along, rows);
    boolean after = line < cells.size() && has(cells, line, along, rows);
    return after == before ? 0 : after ? 1 : -1;
  }

  private static boolean has(Cells cells, int across, int along, boolean rows) {
    return rows ? cells.at(across, along) : cells.at(along, across);
  }
}
