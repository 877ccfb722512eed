package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zonelens.analysis.zone.WindowMask;

/** Makes a masking's edits at the two sites of each layer in its scope. */
final class MaskedSites implements AttentionSites {
  private final TokenBatch tokens;
  private final List<LayerEdits> layers;

  private MaskedSites(TokenBatch tokens, List<LayerEdits> layers) {
    this.tokens = tokens;
    this.layers = layers;
  }

  /**
   * Turns masks into arrays.
   *
   * @param manager owns the arrays
   * @param masks one per window, each for the same interventions in the same order
   * @param compiler knows the batch's shape
   */
  static MaskedSites compile(
      NDManager manager,
      TokenBatch tokens,
      List<WindowMask> masks,
      MaskCompiler compiler,
      int layers) {
    // Layers in which the same interventions act share their arrays.
    Map<BitSet, LayerEdits> compiled = new HashMap<>();
    List<LayerEdits> all = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      all.add(
          compiled.computeIfAbsent(
              acting(masks.getFirst(), layer), each -> compiler.compile(manager, masks, each)));
    }
    return new MaskedSites(tokens, all);
  }

  private static BitSet acting(WindowMask mask, int layer) {
    BitSet acting = new BitSet();
    for (int i = 0; i < mask.edits().size(); i++) {
      acting.set(i, mask.edits().get(i).actsIn(layer));
    }
    return acting;
  }

  @Override
  public NDArray scores(int layer, NDArray scores) {
    return layers.get(layer).bias().map(scores::addi).orElseGet(() -> tokens.hidePadding(scores));
  }

  @Override
  public NDArray pattern(int layer, NDArray pattern) {
    return layers.get(layer).pattern(pattern);
  }
}
