package org.zonelens.models.torch;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.FloatConversion;

/** Brings the elements of a view into row-major order; the one place that adds up strides. */
final class RowMajor {
  private static final long CHUNK = 1 << 20;

  private record Axis(long extent, long stride) {}

  private RowMajor() {}

  /**
   * Converts a view with at least one element.
   *
   * @param source the storage
   * @param target takes as many 32-bit floats as the view has elements
   */
  static void floats(
      Pickled.View view, MemorySegment source, MemorySegment target, JobContext context) {
    List<Axis> axes = joined(view);
    Axis inner = axes.removeLast();
    long[] index = new long[axes.size()];
    long width = view.type().bytes();
    long from = view.offset();
    long sinceCheck = 0;
    for (long written = 0; written < view.shape().elements(); written += inner.extent()) {
      for (long done = 0; done < inner.extent(); done += CHUNK) {
        long count = Math.min(CHUNK, inner.extent() - done);
        sinceCheck += count;
        if (sinceCheck >= CHUNK) {
          context.checkpoint();
          sinceCheck = 0;
        }
        FloatConversion.toFloat32(
            view.type(),
            source.asSlice((from + done * inner.stride()) * width),
            inner.stride(),
            target.asSlice((written + done) * Float.BYTES, count * Float.BYTES));
      }
      from = step(axes, index, from);
    }
  }

  /** The first element of the next innermost run. */
  private static long step(List<Axis> axes, long[] index, long from) {
    long next = from;
    for (int i = index.length - 1; i >= 0; i--) {
      Axis axis = axes.get(i);
      next += axis.stride();
      if (++index[i] < axis.extent()) {
        return next;
      }
      next -= axis.stride() * axis.extent();
      index[i] = 0;
    }
    return next;
  }

  /** The view's axes with those joined that run on into each other, so that runs are long. */
  private static List<Axis> joined(Pickled.View view) {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < view.strides().size(); i++) {
      Axis axis = new Axis(view.shape().extents().get(i), view.strides().get(i));
      if (axis.extent() == 1) {
        continue;
      }
      if (!axes.isEmpty() && axes.getLast().stride() == axis.stride() * axis.extent()) {
        Axis outer = axes.removeLast();
        axes.add(new Axis(outer.extent() * axis.extent(), axis.stride()));
      } else {
        axes.add(axis);
      }
    }
    if (axes.isEmpty()) {
      axes.add(new Axis(1, 1));
    }
    return axes;
  }
}
