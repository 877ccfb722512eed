package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.zonelens.analysis.window.Role;
import org.zonelens.analysis.window.Roles;
import org.zonelens.analysis.zone.IndexSet;
import org.zonelens.analysis.zone.Operator;
import org.zonelens.analysis.zone.WindowMask;

/**
 * Turns the cells of a batch's masks into arrays for the two sites.
 *
 * @param roles per window, padded to n
 * @param heads the model's number of heads
 * @param size n
 */
record MaskCompiler(List<Roles> roles, int heads, int size) {

  /**
   * Compiles the interventions that act in one layer.
   *
   * @param masks one per window
   * @param acting which of their edits
   */
  LayerEdits compile(NDManager manager, List<WindowMask> masks, BitSet acting) {
    if (acting.isEmpty()) {
      return LayerEdits.NONE;
    }
    int[] before =
        acting.stream()
            .filter(i -> edit(masks, 0, i).actsBeforeSoftmax() || reveals(masks, i))
            .toArray();
    List<PatternEdit> after = afterSoftmax(manager, masks, acting);
    if (before.length == 0) {
      return new LayerEdits(Optional.empty(), Optional.empty(), after);
    }
    CellTensor bias = bias(masks, before);
    Optional<NDArray> alive = reviveBlockedRows(manager, bias);
    return new LayerEdits(Optional.of(bias.upload(manager)), alive, after);
  }

  private CellTensor bias(List<WindowMask> masks, int[] edits) {
    CellTensor bias = new CellTensor(roles.size(), planes(masks, edits), size, 0);
    for (int window = 0; window < roles.size(); window++) {
      for (int plane = 0; plane < bias.planes(); plane++) {
        if (!revealed(masks, edits, plane)) {
          hidePadding(bias, window, plane);
        }
        for (int edit : edits) {
          WindowMask.Edit each = edit(masks, window, edit);
          if (each.actsBeforeSoftmax() && actsOn(each, plane)) {
            set(bias, window, plane, each, Float.NEGATIVE_INFINITY);
          }
        }
      }
    }
    return bias;
  }

  private boolean revealed(List<WindowMask> masks, int[] edits, int plane) {
    for (int edit : edits) {
      if (reveals(masks, edit) && actsOn(edit(masks, 0, edit), plane)) {
        return true;
      }
    }
    return false;
  }

  private void hidePadding(CellTensor bias, int window, int plane) {
    BitSet padding = roles.get(window).where(Role.PAD);
    for (int to = padding.nextSetBit(0); to >= 0; to = padding.nextSetBit(to + 1)) {
      for (int from = 0; from < size; from++) {
        bias.set(window, plane, from, to, Float.NEGATIVE_INFINITY);
      }
    }
  }

  /** Gives rows without a key harmless scores, and says which rows they are. */
  private Optional<NDArray> reviveBlockedRows(NDManager manager, CellTensor bias) {
    float[] alive = new float[roles.size() * bias.planes() * size];
    boolean allAlive = true;
    for (int row = 0; row < alive.length; row++) {
      int window = row / (bias.planes() * size);
      int plane = row / size % bias.planes();
      int from = row % size;
      if (bias.rowIsBlocked(window, plane, from)) {
        bias.fillRow(window, plane, from, 0);
        allAlive = false;
      } else {
        alive[row] = 1;
      }
    }
    return allAlive
        ? Optional.empty()
        : Optional.of(manager.create(alive, new Shape(roles.size(), bias.planes(), size, 1)));
  }

  private List<PatternEdit> afterSoftmax(NDManager manager, List<WindowMask> masks, BitSet acting) {
    List<PatternEdit> edits = new ArrayList<>();
    acting.stream()
        .forEach(
            edit -> {
              switch (edit(masks, 0, edit).operator()) {
                case Operator.Exclude _ -> {}
                case Operator.Zero _ -> edits.add(multiply(manager, masks, edit, 0));
                case Operator.Scale(double factor) ->
                    edits.add(multiply(manager, masks, edit, (float) factor));
                case Operator.Uniform _ -> edits.add(spread(manager, masks, edit));
              }
            });
    return edits;
  }

  private PatternEdit multiply(NDManager manager, List<WindowMask> masks, int edit, float factor) {
    CellTensor factors = new CellTensor(roles.size(), planes(masks, edit), size, 1);
    forEachPlane(
        masks, edit, factors, (window, plane, each) -> set(factors, window, plane, each, factor));
    return new PatternEdit.Multiply(factors.upload(manager));
  }

  private PatternEdit spread(NDManager manager, List<WindowMask> masks, int edit) {
    CellTensor inside = new CellTensor(roles.size(), planes(masks, edit), size, 0);
    CellTensor share = new CellTensor(roles.size(), planes(masks, edit), size, 0);
    forEachPlane(
        masks,
        edit,
        inside,
        (window, plane, each) -> {
          set(inside, window, plane, each, 1);
          float[] shares = new float[size];
          for (int from = 0; from < size; from++) {
            shares[from] = 1f / each.cells().countInRow(from);
          }
          each.cells().forEach((from, to) -> share.set(window, plane, from, to, shares[from]));
        });
    return new PatternEdit.Spread(inside.upload(manager), share.upload(manager));
  }

  /** Called with a window, a plane and an edit that acts there. */
  private interface PlaneVisitor {
    void visit(int window, int plane, WindowMask.Edit edit);
  }

  private void forEachPlane(
      List<WindowMask> masks, int edit, CellTensor tensor, PlaneVisitor visitor) {
    for (int window = 0; window < roles.size(); window++) {
      for (int plane = 0; plane < tensor.planes(); plane++) {
        if (actsOn(edit(masks, window, edit), plane)) {
          visitor.visit(window, plane, edit(masks, window, edit));
        }
      }
    }
  }

  private static void set(
      CellTensor tensor, int window, int plane, WindowMask.Edit edit, float value) {
    edit.cells().forEach((from, to) -> tensor.set(window, plane, from, to, value));
  }

  /** One plane serves all heads where all are treated alike. */
  private int planes(List<WindowMask> masks, int... edits) {
    for (int edit : edits) {
      if (!(edit(masks, 0, edit).scope().heads().indexes() instanceof IndexSet.All)) {
        return heads;
      }
    }
    return 1;
  }

  private static boolean actsOn(WindowMask.Edit edit, int plane) {
    return edit.scope().heads().indexes().contains(plane);
  }

  private static boolean reveals(List<WindowMask> masks, int edit) {
    return edit(masks, 0, edit).revealsPadding();
  }

  private static WindowMask.Edit edit(List<WindowMask> masks, int window, int edit) {
    return masks.get(window).edits().get(edit);
  }
}
