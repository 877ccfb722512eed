package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.zonelens.analysis.model.Attention;

/** Lets other sites do their work and keeps what the pattern is afterwards, without padding. */
final class RecordingSites implements AttentionSites {
  private final AttentionSites inner;
  private final int layers;
  private final int heads;
  private final int[] sizes;
  private final float[][] weights;

  /**
   * Makes room for the patterns.
   *
   * @param sizes n per window, without padding
   */
  RecordingSites(AttentionSites inner, int layers, int heads, List<Integer> sizes) {
    this.inner = inner;
    this.layers = layers;
    this.heads = heads;
    this.sizes = sizes.stream().mapToInt(Integer::intValue).toArray();
    this.weights = new float[this.sizes.length][];
    for (int window = 0; window < weights.length; window++) {
      long count = (long) layers * heads * this.sizes[window] * this.sizes[window];
      weights[window] = new float[Math.toIntExact(count)];
    }
  }

  @Override
  public NDArray scores(int layer, NDArray scores) {
    return inner.scores(layer, scores);
  }

  @Override
  public NDArray pattern(int layer, NDArray pattern) {
    NDArray result = inner.pattern(layer, pattern);
    int padded = Math.toIntExact(result.getShape().get(3));
    // Read in place: copying out first takes longer than everything else here.
    FloatBuffer all = result.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    for (int window = 0; window < sizes.length; window++) {
      int size = sizes[window];
      for (int head = 0; head < heads; head++) {
        for (int from = 0; from < size; from++) {
          int source = ((window * heads + head) * padded + from) * padded;
          int target = ((layer * heads + head) * size + from) * size;
          all.get(source, weights[window], target, size);
        }
      }
    }
    return result;
  }

  /** What was recorded of one window; complete after a pass over all layers. */
  Attention attention(int window) {
    return new Attention(layers, heads, sizes[window], weights[window]);
  }
}
