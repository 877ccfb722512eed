package org.zonelens.analysis.model;

/**
 * The attention pattern of one window: weights [layers, heads, n, n], after the interventions. Owns
 * the stride arithmetic. Immutable by agreement: the array handed in is not to be changed.
 */
public final class Attention {
  private final int layers;
  private final int heads;
  private final int size;
  private final float[] weights;

  /**
   * @param weights row-major [layers, heads, size, size]; kept, not copied
   */
  public Attention(int layers, int heads, int size, float[] weights) {
    if ((long) layers * heads * size * size != weights.length) {
      throw new IllegalArgumentException(
          "%d weights do not fit %dx%dx%dx%d".formatted(weights.length, layers, heads, size, size));
    }
    this.layers = layers;
    this.heads = heads;
    this.size = size;
    this.weights = weights;
  }

  public int layers() {
    return layers;
  }

  public int heads() {
    return heads;
  }

  /** n, the number of tokens. */
  public int size() {
    return size;
  }

  /** The weight that token {@code from} gives to token {@code to}. */
  public float at(int layer, int head, int from, int to) {
    return weights[offset(layer, head) + from * size + to];
  }

  /** A copy of one head's n x n matrix, row-major, row = from. */
  public float[] matrix(int layer, int head) {
    float[] matrix = new float[size * size];
    System.arraycopy(weights, offset(layer, head), matrix, 0, matrix.length);
    return matrix;
  }

  /** All weights, row-major [layers, heads, n, n]; not to be changed. */
  public float[] weights() {
    return weights;
  }

  private int offset(int layer, int head) {
    if (layer < 0 || layer >= layers || head < 0 || head >= heads) {
      throw new IndexOutOfBoundsException(
          "layer %d, head %d of %d x %d".formatted(layer, head, layers, heads));
    }
    return (layer * heads + head) * size * size;
  }
}
