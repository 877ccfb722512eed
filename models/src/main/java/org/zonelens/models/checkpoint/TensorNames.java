package org.zonelens.models.checkpoint;

import java.util.Map;

/**
 * What {@code transformers} calls the weights of an encoder with a QA head, and their shapes. The
 * names are those it writes today; {@link StoredNames} knows the older ones.
 */
public final class TensorNames {
  public static final String QA_HEAD = "qa_outputs";

  /** Of a head that scores an answer's end only once its start is chosen. */
  static final String BEAM_SEARCH_END = "end_logits.dense_0.weight";

  private TensorNames() {}

  /** Names and shapes of the encoder's weights, in the order of the computation. */
  public static Map<String, TensorShape> encoder(EncoderSpec spec) {
    TensorShapes shapes = new TensorShapes();
    switch (spec.architecture()) {
      case Architecture.PostNorm postNorm ->
          PostNormNames.of(spec, postNorm).addTo(shapes, spec, postNorm);
      case Architecture.Xlnet _ -> XlnetNames.of(spec).addTo(shapes, spec);
      case Architecture.Deberta deberta ->
          DebertaNames.of(spec, deberta).addTo(shapes, spec, deberta);
    }
    return shapes.all();
  }

  /** Names and shapes of the QA head's weights: row 0 scores starts, row 1 ends. */
  public static Map<String, TensorShape> qaHead(EncoderSpec spec) {
    TensorShapes shapes = new TensorShapes();
    shapes.linear(QA_HEAD, 2, spec.hidden());
    return shapes.all();
  }
}
