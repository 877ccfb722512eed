package org.zonelens.models.encoder;

import ai.djl.ndarray.NDManager;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.model.Precision;
import org.zonelens.models.checkpoint.ModelFault;

/**
 * A way to run an encoder's layers when only answers are wanted: nothing is recorded or trained.
 */
interface LayerKernel {

  /**
   * The fastest way for an encoder.
   *
   * @param owner of what is prepared from the weights
   * @throws InputException if the family does not run in this precision
   */
  static LayerKernel of(Encoder encoder, NDManager owner, Precision precision) {
    if (encoder instanceof PostNormEncoder postNorm) {
      return FusedLayers.of(
          FusedProgram.load(owner), owner, postNorm.spec(), postNorm.layers(), precision);
    }
    if (precision != Precision.FP32) {
      throw new InputException(ModelFault.FP32_ONLY, encoder.spec().family().id(), precision.id());
    }
    return new EagerLayers(encoder);
  }

  /** For the tokens of one batch. */
  LayerRunner on(TokenBatch tokens);
}
