package org.zonelens.models.demo;

import java.util.random.RandomGenerator;

/**
 * How hard the passages are at each point of the training: first two entities with one fact each,
 * which is where a model learns to match the question's name; then more facts; then more entities.
 */
final class Curriculum {
  private static final double SHORTEST = 0.15;
  private static final double TWO_RELATIONS = 0.25;

  /** The share of long passages in the last stage: about 200 tokens. */
  private static final double LONG = 0.1;

  private Curriculum() {}

  /**
   * The shape of the next passage.
   *
   * @param done how much of the training is over, from 0 to 1
   */
  static PassageShape shape(double done, RandomGenerator random) {
    if (done < SHORTEST) {
      return new PassageShape(2, 1);
    }
    if (done < TWO_RELATIONS) {
      return new PassageShape(random.nextInt(2, 4), 2);
    }
    if (random.nextDouble() < LONG) {
      return new PassageShape(4, 4);
    }
    return new PassageShape(random.nextInt(2, 5), random.nextInt(2, 4));
  }
}
