package org.zonelens.models.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code transformers} calls the weights of an encoder with a QA head, and their shapes. The
 * names are those it writes today; {@link StoredNames} knows the older ones.
 */
public final class TensorNames {
  public static final String WORDS = "bert.embeddings.word_embeddings.weight";
  public static final String POSITIONS = "bert.embeddings.position_embeddings.weight";
  public static final String TYPES = "bert.embeddings.token_type_embeddings.weight";
  public static final String EMBEDDING_NORM = "bert.embeddings.LayerNorm";
  public static final String QA_HEAD = "qa_outputs";

  private TensorNames() {}

  /** What stands before the names of one layer's weights. */
  public static String layer(int layer) {
    return "bert.encoder.layer." + layer + ".";
  }

  /** Names and shapes of the encoder's weights, in the order of the computation. */
  public static Map<String, TensorShape> encoder(EncoderSpec spec) {
    Map<String, TensorShape> names = new LinkedHashMap<>();
    int hidden = spec.hidden();
    names.put(WORDS, TensorShape.of(spec.vocabSize(), hidden));
    names.put(POSITIONS, TensorShape.of(spec.maxPositions(), hidden));
    names.put(TYPES, TensorShape.of(spec.typeVocabSize(), hidden));
    norm(names, EMBEDDING_NORM, hidden);
    for (int layer = 0; layer < spec.layers(); layer++) {
      String prefix = layer(layer);
      linear(names, prefix + "attention.self.query", hidden, hidden);
      linear(names, prefix + "attention.self.key", hidden, hidden);
      linear(names, prefix + "attention.self.value", hidden, hidden);
      linear(names, prefix + "attention.output.dense", hidden, hidden);
      norm(names, prefix + "attention.output.LayerNorm", hidden);
      linear(names, prefix + "intermediate.dense", spec.intermediate(), hidden);
      linear(names, prefix + "output.dense", hidden, spec.intermediate());
      norm(names, prefix + "output.LayerNorm", hidden);
    }
    return names;
  }

  /** Names and shapes of the QA head's weights: row 0 scores starts, row 1 ends. */
  public static Map<String, TensorShape> qaHead(EncoderSpec spec) {
    Map<String, TensorShape> names = new LinkedHashMap<>();
    linear(names, QA_HEAD, 2, spec.hidden());
    return names;
  }

  private static void linear(Map<String, TensorShape> names, String name, int outputs, int inputs) {
    names.put(name + ".weight", TensorShape.of(outputs, inputs));
    names.put(name + ".bias", TensorShape.of(outputs));
  }

  private static void norm(Map<String, TensorShape> names, String name, int width) {
    names.put(name + ".weight", TensorShape.of(width));
    names.put(name + ".bias", TensorShape.of(width));
  }
}
