package org.zonelens.analysis.zone;

import java.util.List;

/**
 * A masking compiled for one window: for each intervention the cells it touches. The encoder turns
 * them into tensors at its two sites, scores (before softmax) and pattern (after it).
 *
 * @param size n, the window's length, padding included
 */
public record WindowMask(int size, List<Edit> edits) {

  /**
   * One intervention in one window.
   *
   * @param cells of an n x n matrix
   * @param revealsPadding whether padding columns become visible where this acts
   */
  public record Edit(Scope scope, Operator operator, Cells cells, boolean revealsPadding) {

    public boolean actsIn(int layer) {
      return scope.layers().indexes().contains(layer);
    }

    public boolean actsBeforeSoftmax() {
      return operator instanceof Operator.Exclude;
    }
  }

  public WindowMask {
    edits = List.copyOf(edits);
    for (Edit edit : edits) {
      if (edit.cells().size() != size) {
        throw new IllegalArgumentException(
            "cells of size %d in a window of %d tokens".formatted(edit.cells().size(), size));
      }
    }
  }

  /** The edits that act in one layer, in their order. */
  public List<Edit> inLayer(int layer) {
    return edits.stream().filter(edit -> edit.actsIn(layer)).toList();
  }
}
