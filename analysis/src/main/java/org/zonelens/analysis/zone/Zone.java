package org.zonelens.analysis.zone;

import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.zone.Cells.From;
import org.zonelens.analysis.zone.Cells.To;

/**
 * A set of attention cells, described without reference to one window. Its string form gives the
 * spelling that {@link Intervention#parse} reads back.
 */
public sealed interface Zone permits NamedZone, Zone.Near, Zone.Block, Zone.Combination {

  /**
   * The cells of this zone in a window.
   *
   * @param roles the n roles of the window's tokens, padding included
   * @param convention how names of zones are read
   * @return cells of an n x n matrix, none of them in a row or column of padding
   */
  Cells cells(Roles roles, Convention convention);

  /** Whether this zone, or a part of it, makes padding visible to attention. */
  default boolean revealsPadding() {
    return switch (this) {
      case NamedZone named -> named == NamedZone.PUBLISHED_ALL;
      case Near _, Block _ -> false;
      case Combination both -> both.first().revealsPadding() || both.second().revealsPadding();
    };
  }

  /** The diagonal and the cells at most {@code distance} columns off it. */
  record Near(int distance) implements Zone {
    public Near {
      if (distance < 0) {
        throw new IllegalArgumentException("a distance cannot be " + distance);
      }
    }

    @Override
    public Cells cells(Roles roles, Convention convention) {
      return Cells.band(roles.size(), roles.present(), distance);
    }

    @Override
    public String toString() {
      return "diagonal:" + distance;
    }
  }

  /** The cells in given rows and columns, by token position; positions past the end are ignored. */
  record Block(IndexSet rows, IndexSet columns) implements Zone {
    @Override
    public Cells cells(Roles roles, Convention convention) {
      var present = roles.present();
      return Cells.block(
          roles.size(), new From(rows.within(present)), new To(columns.within(present)));
    }

    @Override
    public String toString() {
      return "[" + rows + "/" + columns + "]";
    }
  }

  /** Two zones combined as sets of cells. */
  record Combination(Zone first, Kind kind, Zone second) implements Zone {
    /** How two sets of cells are combined; the symbol is the spelling. */
    public enum Kind {
      UNION('+'),
      INTERSECTION('&'),
      DIFFERENCE('-');

      private final char symbol;

      Kind(char symbol) {
        this.symbol = symbol;
      }

      public char symbol() {
        return symbol;
      }
    }

    @Override
    public Cells cells(Roles roles, Convention convention) {
      Cells left = first.cells(roles, convention);
      Cells right = second.cells(roles, convention);
      return switch (kind) {
        case UNION -> left.union(right);
        case INTERSECTION -> left.intersection(right);
        case DIFFERENCE -> left.difference(right);
      };
    }

    @Override
    public String toString() {
      return "(" + first + kind.symbol() + second + ")";
    }
  }
}
