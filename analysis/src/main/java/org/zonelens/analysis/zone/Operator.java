package org.zonelens.analysis.zone;

/** What happens to the attention in the cells of a zone. */
public sealed interface Operator {

  Operator EXCLUDE = new Exclude();
  Operator ZERO = new Zero();
  Operator UNIFORM = new Uniform();

  /**
   * Before softmax the cells get minus infinity, so that the rest of the row renormalises. A row
   * left with no key gives a zero context vector, never NaN.
   */
  record Exclude() implements Operator {
    @Override
    public String toString() {
      return "exclude";
    }
  }

  /** After softmax the weights become 0; the row is not renormalised. */
  record Zero() implements Operator {
    @Override
    public String toString() {
      return "zero";
    }
  }

  /** After softmax the weights are multiplied by a factor of at most {@link #GREATEST} in size. */
  record Scale(double factor) implements Operator {
    /** Far beyond what makes sense, and far from what float32 hidden states overflow at. */
    public static final double GREATEST = 1e6;

    public Scale {
      if (!(Math.abs(factor) <= GREATEST)) {
        throw new IllegalArgumentException("weights cannot be scaled by " + factor);
      }
      // One zero: the two are spelled alike but are not equal.
      factor = factor == 0 ? 0 : factor;
    }

    @Override
    public String toString() {
      return "scale:"
          + (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor));
    }
  }

  /**
   * After softmax each row's weight inside the zone is spread evenly over that row's cells of the
   * zone; the mass is kept.
   */
  record Uniform() implements Operator {
    @Override
    public String toString() {
      return "uniform";
    }
  }
}
