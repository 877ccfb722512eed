package org.zonelens.models.demo;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;
import org.zonelens.models.checkpoint.TensorShape;

/**
 * Where training starts.
 *
 * <p>From the usual start (all weights normal, deviation 0.02) a model this small learns what kind
 * of answer a question wants and then stays, for thousands of steps, at choosing between the
 * entities by chance. After Trockman and Kolter ("Mimetic initialization of self-attention layers",
 * 2023) each layer starts with W_K = W_Q, so that tokens attend to their like. Here that is taken
 * further: the embedding's columns are shared out among words, segments and positions, and the
 * heads of every layer take turns:
 *
 * <ul>
 *   <li>an even head compares words, so that a name in the passage attends to the same name in the
 *       question, whose segment its values tell;
 *   <li>an odd head compares positions, which start as sines and cosines (Vaswani et al. 2017), so
 *       that it attends to near tokens: an answer finds the name in its sentence.
 * </ul>
 *
 * <p>Everything is free to change in training; only the start is arranged.
 */
final class InitialWeights {
  private static final double EMBEDDING = 0.06;
  private static final double WAVE = 0.1;
  private static final double FAINT = 0.1;
  private static final double WORD_HEAD = 0.16;
  private static final double POSITION_HEAD = 0.17;
  private static final double NOISE = 0.02;
  private static final double VALUE = 0.07;
  private static final double FEED_FORWARD = 0.035;

  /** The deviations above were found for this hidden size; others scale with its root. */
  private static final double REFERENCE_WIDTH = 128;

  /** Wavelengths of positions run from 2 pi to this times 2 pi. */
  private static final double WAVE_BASE = 100;

  private final EncoderSpec spec;
  private final PostNormNames names;
  private final long seed;
  private final int positionColumn;
  private final int typeColumn;

  InitialWeights(EncoderSpec spec, long seed) {
    this.spec = spec;
    this.names = DemoShape.names(spec);
    this.seed = seed;
    this.positionColumn = spec.hidden() - spec.hidden() / 4;
    this.typeColumn = positionColumn - spec.hidden() / 16;
  }

  /** The elements of one weight, row by row; the same for the same seed and name. */
  float[] of(String name, TensorShape shape) {
    // A key starts equal to its query, so it is drawn under the query's name.
    String drawnAs = name.replace("self.key", "self.query");
    RandomGenerator random = new SplittableRandom(seed * 31 + drawnAs.hashCode());
    int columns = Math.toIntExact(shape.extents().getLast());
    float[] values = new float[Math.toIntExact(shape.elements())];
    if (name.endsWith("LayerNorm.weight")) {
      Arrays.fill(values, 1);
    } else if (!name.endsWith("bias")) {
      for (int index = 0; index < values.length; index++) {
        values[index] = (float) element(drawnAs, index / columns, index % columns, random);
      }
    }
    return values;
  }

  private double element(String name, int row, int column, RandomGenerator random) {
    double normal = random.nextGaussian();
    if (name.equals(names.words())) {
      return normal * EMBEDDING * (column < typeColumn ? 1 : FAINT);
    }
    if (names.types().filter(name::equals).isPresent()) {
      return normal * WAVE * (column >= typeColumn && column < positionColumn ? 1 : FAINT);
    }
    if (name.equals(names.positions())) {
      return column < positionColumn ? normal * WAVE * FAINT / 2 : wave(row, column);
    }
    if (name.contains("self.query")) {
      return normal * queryDeviation(row / spec.headWidth(), column);
    }
    return normal * deviation(name);
  }

  private double wave(int position, int column) {
    int waves = (spec.hidden() - positionColumn) / 2;
    int place = column - positionColumn;
    int wave = place / 2;
    double angle = position * Math.pow(WAVE_BASE, -(double) wave / waves);
    return WAVE * (place % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
  }

  private double queryDeviation(int head, int column) {
    double scale = Math.sqrt(REFERENCE_WIDTH / spec.hidden());
    if (head % 2 == 0) {
      return column < typeColumn ? WORD_HEAD * scale : NOISE;
    }
    return column >= positionColumn ? POSITION_HEAD * scale : NOISE;
  }

  private static double deviation(String name) {
    if (name.contains("self.value") || name.contains("attention.output")) {
      return VALUE;
    }
    return name.contains(".layer.") ? FEED_FORWARD : EMBEDDING;
  }
}
