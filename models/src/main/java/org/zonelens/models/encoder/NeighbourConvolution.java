package org.zonelens.models.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.DebertaNames;
import org.zonelens.models.checkpoint.EncoderSpec;

/**
 * DeBERTa's convolution over neighbouring tokens, whose result joins that of layer 0.
 *
 * @param weight [hidden, hidden / groups, kernel]
 * @param bias [hidden]
 */
record NeighbourConvolution(
    NDArray weight, NDArray bias, Architecture.Convolution shape, NormWeights norm) {

  static NeighbourConvolution of(
      TensorSource source,
      DebertaNames.Convolution names,
      Architecture.Deberta architecture,
      EncoderSpec spec) {
    return new NeighbourConvolution(
        source.get(names.map() + ".weight"),
        source.get(names.map() + ".bias"),
        architecture.convolution().orElseThrow(),
        NormWeights.of(source, names.norm(), spec.layerNormEps()));
  }

  /**
   * Joins what neighbours say.
   *
   * @param before the states before layer 0, [B, n, hidden], with zeros for padding
   * @param after those after it
   * @return the same shape, with zeros for padding, in the manager of {@code before}
   */
  NDArray apply(NDArray before, NDArray after, TokenPresence presence) {
    Shape margin = new Shape(shape.kernel() / 2);
    NDArray mixed =
        Conv1d.conv1d(
                before.transpose(0, 2, 1),
                weight,
                bias,
                new Shape(1),
                margin,
                new Shape(1),
                shape.groups())
            .singletonOrThrow()
            .transpose(0, 2, 1);
    NDArray active = NonLinearity.of(shape.activation(), mixed);
    return presence.keep(norm.apply(active.add(after)));
  }
}
