package org.zonelens.models.demo;

import org.zonelens.models.checkpoint.Activation;
import org.zonelens.models.checkpoint.Architecture;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.PostNormNames;

/** How large the demo's model is. */
final class DemoShape {
  static final int MAX_POSITIONS = 384;
  static final int LAYERS = 4;
  static final int HEADS = 4;
  static final int HIDDEN = 128;
  static final int INTERMEDIATE = 512;
  static final int TYPES = 2;
  static final double NORM_EPS = 1e-12;

  private DemoShape() {}

  static EncoderSpec spec(int vocabulary) {
    return EncoderSpec.bert(
        LAYERS,
        HEADS,
        HIDDEN,
        INTERMEDIATE,
        Activation.GELU,
        NORM_EPS,
        vocabulary,
        TYPES,
        MAX_POSITIONS,
        0);
  }

  /** What the weights are called. */
  static PostNormNames names(EncoderSpec spec) {
    return PostNormNames.of(spec, Architecture.PostNorm.plain(LAYERS, spec.hidden()));
  }
}
