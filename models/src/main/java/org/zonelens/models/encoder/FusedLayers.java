package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.zonelens.analysis.model.Precision;
import org.zonelens.models.checkpoint.EncoderSpec;

/** The layers of BERT and its like through a {@link FusedProgram}. */
final class FusedLayers implements LayerKernel {
  private final FusedProgram program;
  private final EncoderSpec spec;
  private final List<Weights> layers;

  /**
   * One layer's, in the order that the program asks for.
   *
   * @param attention six arrays
   * @param rest ten arrays
   */
  @SuppressWarnings("ArrayRecordComponent") // Never leaves the package.
  record Weights(NDArray[] attention, NDArray[] rest) {}

  private FusedLayers(FusedProgram program, EncoderSpec spec, List<Weights> layers) {
    this.program = program;
    this.spec = spec;
    this.layers = layers;
  }

  /**
   * Prepares an encoder's layers.
   *
   * @param owner of the weights that are copied, as all are but those in fp32
   * @param precision of the matrix products; sums over layers and norms stay in fp32
   */
  static FusedLayers of(
      FusedProgram program,
      NDManager owner,
      EncoderSpec spec,
      List<EncoderLayer> layers,
      Precision precision) {
    // ALBERT's layers share their weights, and so do the copies.
    IdentityHashMap<NDArray, Weights> known = new IdentityHashMap<>();
    List<Weights> prepared = new ArrayList<>();
    for (EncoderLayer layer : layers) {
      prepared.add(
          known.computeIfAbsent(
              layer.attention().query().weight(), _ -> weights(program, owner, layer, precision)));
    }
    return new FusedLayers(program, spec, prepared);
  }

  private static Weights weights(
      FusedProgram program, NDManager owner, EncoderLayer layer, Precision precision) {
    SelfAttention attention = layer.attention();
    NDArray[] attentionMaps = maps(attention.query(), attention.key(), attention.value());
    NDArray[] maps =
        maps(layer.attentionOutput(), layer.feedForward().wide(), layer.feedForward().narrow());
    if (precision != Precision.FP32) {
      attentionMaps = program.narrowed(owner, attentionMaps, precision);
      maps = program.narrowed(owner, maps, precision);
    }
    NormWeights inner = layer.attentionNorm();
    NormWeights outer = layer.outputNorm();
    NDArray[] rest = {
      maps[0],
      maps[1],
      inner.weight(),
      inner.bias(),
      maps[2],
      maps[3],
      maps[4],
      maps[5],
      outer.weight(),
      outer.bias()
    };
    return new Weights(attentionMaps, rest);
  }

  private static NDArray[] maps(LinearWeights... maps) {
    NDArray[] arrays = new NDArray[2 * maps.length];
    for (int i = 0; i < maps.length; i++) {
      arrays[2 * i] = maps[i].weight();
      arrays[2 * i + 1] = maps[i].bias();
    }
    return arrays;
  }

  @Override
  public LayerRunner on(TokenBatch tokens) {
    return new FusedRunner(program, spec, layers, tokens);
  }
}
