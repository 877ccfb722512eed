package org.zonelens.viewer.palette;

/** How the colours of attention weights are chosen. */
public enum ScaleRule {
  /** From 0 to the largest weight shown: the most contrast. */
  FITTED,
  /** From 0 to 1: heads compare with each other. */
  FULL,
  /** From 1/10,000 to 1 by factors: weak attention shows too. */
  LOG;

  private static final double FAINTEST = 1e-4;

  /**
   * The scale for a matrix.
   *
   * @param weights any floats; those that are not finite do not count
   */
  public ColourScale scale(Palette palette, float[] weights) {
    return switch (this) {
      case FITTED -> new ColourScale.Linear(palette, 0, largest(weights));
      case FULL -> new ColourScale.Linear(palette, 0, 1);
      case LOG -> new ColourScale.Log(palette, FAINTEST, 1);
    };
  }

  private static double largest(float[] weights) {
    float largest = 0;
    for (float weight : weights) {
      if (weight > largest && weight < Float.POSITIVE_INFINITY) {
        largest = weight;
      }
    }
    // A matrix of zeros still needs a scale with two ends.
    return largest > 0 ? largest : 1;
  }
}
