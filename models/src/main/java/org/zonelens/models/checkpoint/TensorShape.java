package org.zonelens.models.checkpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The extents of a tensor, outermost first; no extent at all is a single number. */
public record TensorShape(List<Long> extents) {
  public TensorShape {
    extents = List.copyOf(extents);
    for (long extent : extents) {
      if (extent < 0) {
        throw new IllegalArgumentException("an extent cannot be " + extent);
      }
    }
  }

  public static TensorShape of(long... extents) {
    return new TensorShape(Arrays.stream(extents).boxed().toList());
  }

  /**
   * How many elements there are.
   *
   * @throws ArithmeticException if that is more than a long can say
   */
  public long elements() {
    long product = 1;
    for (long extent : extents) {
      product = Math.multiplyExact(product, extent);
    }
    return product;
  }

  public long[] toArray() {
    return extents.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public String toString() {
    return extents.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
  }
}
