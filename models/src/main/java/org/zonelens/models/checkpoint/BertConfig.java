package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code config.json} of a BERT for question answering, as transformers reads it. */
public final class BertConfig {
  private BertConfig() {}

  public static ObjectNode of(EncoderSpec spec) {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.putArray("architectures").add("BertForQuestionAnswering");
    return config
        .put("model_type", "bert")
        .put("vocab_size", spec.vocabSize())
        .put("hidden_size", spec.hidden())
        .put("num_hidden_layers", spec.layers())
        .put("num_attention_heads", spec.heads())
        .put("intermediate_size", spec.intermediate())
        .put("hidden_act", "gelu")
        .put("hidden_dropout_prob", 0.0)
        .put("attention_probs_dropout_prob", 0.0)
        .put("max_position_embeddings", spec.maxPositions())
        .put("type_vocab_size", spec.typeVocabSize())
        .put("initializer_range", 0.02)
        .put("layer_norm_eps", spec.layerNormEps())
        .put("pad_token_id", spec.padId())
        .put("torch_dtype", "float32");
  }
}
