package org.zonelens.models.demo;

/**
 * Rises in a straight line, then falls along a cosine (Loshchilov &amp; Hutter 2017).
 *
 * @param peak the highest rate
 * @param warmUp steps until then
 * @param steps all steps
 */
record LearningRate(double peak, int warmUp, int steps) {
  /** What is left of the peak at the end. */
  private static final double FLOOR = 0.02;

  double at(int step) {
    if (step < warmUp) {
      return peak * (step + 1) / warmUp;
    }
    double done = (double) (step - warmUp) / Math.max(1, steps - warmUp);
    return peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done))));
  }
}
