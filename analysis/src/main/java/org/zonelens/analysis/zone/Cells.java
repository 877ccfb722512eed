package org.zonelens.analysis.zone;

import java.util.BitSet;

/**
 * A set of cells of an n x n attention matrix, row = the token that attends (from), column = the
 * token attended to (to). Immutable; this class owns the stride arithmetic.
 */
public final class Cells {
  private final int size;
  private final BitSet bits;

  private Cells(int size, BitSet bits) {
    this.size = size;
    this.bits = bits;
  }

  /** The positions of rows. */
  public record From(BitSet tokens) {}

  /** The positions of columns. */
  public record To(BitSet tokens) {}

  /** No cell of a {@code size} x {@code size} matrix. */
  public static Cells none(int size) {
    return new Cells(size, new BitSet());
  }

  /** Every cell in the given rows and columns. */
  public static Cells block(int size, From rows, To columns) {
    BitSet bits = new BitSet(size * size);
    for (int from : (Iterable<Integer>) rows.tokens().stream()::iterator) {
      columns.tokens().stream().forEach(to -> bits.set(from * size + to));
    }
    return new Cells(size, bits);
  }

  /** The cells at most {@code distance} off the diagonal whose row and column are both given. */
  public static Cells band(int size, BitSet tokens, int distance) {
    BitSet bits = new BitSet(size * size);
    tokens.stream()
        .forEach(
            from -> {
              int last = Math.min(size - 1, from + distance);
              for (int to = Math.max(0, from - distance); to <= last; to++) {
                if (tokens.get(to)) {
                  bits.set(from * size + to);
                }
              }
            });
    return new Cells(size, bits);
  }

  /** n, the number of rows and of columns. */
  public int size() {
    return size;
  }

  public boolean at(int from, int to) {
    return bits.get(from * size + to);
  }

  /** How many cells there are. */
  public int count() {
    return bits.cardinality();
  }

  /** How many cells there are in one row. */
  public int countInRow(int from) {
    return bits.get(from * size, (from + 1) * size).cardinality();
  }

  /** The rows that have a cell. */
  public BitSet rows() {
    BitSet rows = new BitSet(size);
    for (int cell = bits.nextSetBit(0); cell >= 0; ) {
      int row = cell / size;
      rows.set(row);
      cell = bits.nextSetBit((row + 1) * size);
    }
    return rows;
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }

  public Cells union(Cells other) {
    BitSet result = (BitSet) bits.clone();
    result.or(sameSize(other).bits);
    return new Cells(size, result);
  }

  public Cells intersection(Cells other) {
    BitSet result = (BitSet) bits.clone();
    result.and(sameSize(other).bits);
    return new Cells(size, result);
  }

  public Cells difference(Cells other) {
    BitSet result = (BitSet) bits.clone();
    result.andNot(sameSize(other).bits);
    return new Cells(size, result);
  }

  /** Calls back for every cell, row by row. */
  public void forEach(CellVisitor visitor) {
    for (int cell = bits.nextSetBit(0); cell >= 0; cell = bits.nextSetBit(cell + 1)) {
      visitor.visit(cell / size, cell % size);
    }
  }

  /** Called with one cell. */
  @FunctionalInterface
  public interface CellVisitor {
    void visit(int from, int to);
  }

  private Cells sameSize(Cells other) {
    if (other.size != size) {
      throw new IllegalArgumentException(
          "cells of a %d x %d and of a %d x %d matrix do not combine"
              .formatted(size, size, other.size, other.size));
    }
    return other;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cells that && that.size == size && that.bits.equals(bits);
  }

  @Override
  public int hashCode() {
    return 31 * size + bits.hashCode();
  }

  @Override
  public String toString() {
    return "%d of %d x %d cells".formatted(count(), size, size);
  }
}
