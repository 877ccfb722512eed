package org.zonelens.models.torch;

import java.util.List;

/** Whether a view stays inside its storage, in exact arithmetic. */
final class ViewBounds {
  private ViewBounds() {}

  /** False also for negative strides and offsets, which torch does not have, and on overflow. */
  static boolean fits(Pickled.View view) {
    Pickled.Storage storage = view.storage();
    try {
      long there = Math.multiplyExact(storage.elements(), (long) storage.type().bytes());
      long elements = view.shape().elements();
      long last = view.offset();
      List<Long> extents = view.shape().extents();
      for (int axis = 0; axis < extents.size(); axis++) {
        long stride = view.strides().get(axis);
        if (stride < 0) {
          return false;
        }
        if (elements > 0) {
          last = Math.addExact(last, Math.multiplyExact(stride, extents.get(axis) - 1));
        }
      }
      long end =
          Math.multiplyExact(
              elements > 0 ? Math.addExact(last, 1) : last, (long) view.type().bytes());
      // An empty view may stand anywhere: it has no element to read.
      return view.offset() >= 0 && (elements == 0 || end <= there);
    } catch (ArithmeticException hostile) {
      return false;
    }
  }
}
