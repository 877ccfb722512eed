package org.zonelens.app.window.attention;

import org.zonelens.analysis.model.Attention;

/** Which attention pattern the large map shows. */
public sealed interface HeadChoice {

  /** One head of one layer, both 0-based. */
  record One(int layer, int head) implements HeadChoice {}

  /** The mean over the heads of one layer. */
  record LayerMean(int layer) implements HeadChoice {}

  /** The mean over all layers and heads. */
  record WholeMean() implements HeadChoice {}

  /** The n x n weights, row-major, row = from. */
  default float[] matrix(Attention attention) {
    return switch (this) {
      case One(int layer, int head) -> attention.matrix(layer, head);
      case LayerMean(int layer) -> mean(attention, layer, layer + 1);
      case WholeMean() -> mean(attention, 0, attention.layers());
    };
  }

  /** The same choice, moved to where another model has layers and heads. */
  default HeadChoice within(int layers, int heads) {
    return switch (this) {
      case One(int layer, int head) ->
          new One(Math.min(layer, layers - 1), Math.min(head, heads - 1));
      case LayerMean(int layer) -> new LayerMean(Math.min(layer, layers - 1));
      case WholeMean() -> this;
    };
  }

  private static float[] mean(Attention attention, int firstLayer, int endLayer) {
    int cells = attention.size() * attention.size();
    int maps = (endLayer - firstLayer) * attention.heads();
    float[] weights = attention.weights();
    int offset = firstLayer * attention.heads() * cells;
    float[] mean = new float[cells];
    for (int map = 0; map < maps; map++) {
      for (int cell = 0; cell < cells; cell++) {
        mean[cell] += weights[offset + map * cells + cell];
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      mean[cell] /= maps;
    }
    return mean;
  }
}
