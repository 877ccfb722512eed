package org.zonelens.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.zone.Cells;
import org.zonelens.viewer.map.Outline.Piece;

class OutlineTest {

  @Test
  void aBlockHasFourSidesThatAllTurnInwards() {
    Cells cells = Cells.block(6, new Cells.From(range(1, 3)), new Cells.To(range(2, 6)));
    assertEquals(
        Set.of(
            new Piece(2, 1, 6, 1, 1, 1, 1),
            new Piece(2, 3, 6, 3, -1, 1, 1),
            new Piece(2, 1, 2, 3, 1, 1, 1),
            new Piece(6, 1, 6, 3, -1, 1, 1)),
        Set.copyOf(Outline.of(cells)));
  }

  @Test
  void anInnerCornerTurnsAway() {
    Cells full = Cells.block(2, new Cells.From(range(0, 2)), new Cells.To(range(0, 2)));
    Cells missing = Cells.block(2, new Cells.From(range(1, 2)), new Cells.To(range(1, 2)));
    List<Piece> pieces = Outline.of(full.difference(missing));
    assertTrue(pieces.contains(new Piece(1, 1, 2, 1, -1, -1, 1)), pieces.toString());
    assertTrue(pieces.contains(new Piece(1, 1, 1, 2, -1, -1, 1)), pieces.toString());
  }

  @Test
  void theLengthIsTheNumberOfCellSidesAtTheBorder() {
    Cells diagonal = Cells.band(5, range(0, 5), 0);
    int length =
        Outline.of(diagonal).stream()
            .mapToInt(piece -> piece.x2() - piece.x1() + piece.y2() - piece.y1())
            .sum();
    assertEquals(20, length);
  }

  @Test
  void noCellsHaveNoOutline() {
    assertEquals(List.of(), Outline.of(Cells.none(4)));
  }

  private static BitSet range(int from, int to) {
    BitSet bits = new BitSet();
    bits.set(from, to);
    return bits;
  }
}
