package org.zonelens.viewer.map;

import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.zone.Cells;

/** The border of a set of cells: straight pieces, each as long as it can be. */
public final class Outline {

  /**
   * One straight piece in units of cells: horizontal if {@code y1 == y2}, else vertical.
   *
   * @param inward which way the zone lies: +1 for right or down, -1 for left or up
   */
  public record Piece(int x1, int y1, int x2, int y2, int inward) {
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
          pieces.add(
              rows
                  ? new Piece(begin, line, along, line, side)
                  : new Piece(line, begin, line, along, side));
        }
        begin = along;
        side = now;
      }
    }
  }

  /** +1 where only the cell after the line belongs to the set, -1 where only the one before. */
  private static int side(Cells cells, int line, int along, boolean rows) {
    boolean before = line > 0 && (rows ? cells.at(line - 1, along) : cells.at(along, line - 1));
    boolean after = line < cells.size() && (rows ? cells.at(line, along) : cells.at(along, line));
    return after == before ? 0 : after ? 1 : -1;
  }
}
