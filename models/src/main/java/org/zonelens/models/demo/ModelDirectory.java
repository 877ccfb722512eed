package org.zonelens.models.demo;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.tokenizer.PairTokenizer;

/** Writes a model in Hugging Face layout, so that {@code transformers} opens it as it is. */
final class ModelDirectory {
  static final ObjectMapper JSON = new ObjectMapper();

  /** The same bytes on every system: line feeds, whatever the system's own line ends are. */
  static final ObjectWriter PRETTY =
      JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private final Path folder;

  ModelDirectory(Path folder) {
    this.folder = folder;
  }

  /** {@code vocab.txt}, {@code tokenizer_config.json} and {@code tokenizer.json}. */
  void writeTokenizer(List<String> pieces) throws IOException {
    write("vocab.txt", String.join("\n", pieces) + "\n");
    ObjectNode settings =
        JSON.createObjectNode()
            .put("tokenizer_class", "BertTokenizer")
            .put("do_lower_case", true)
            .put("model_max_length", DemoShape.MAX_POSITIONS)
            .put("unk_token", "[UNK]")
            .put("sep_token", "[SEP]")
            .put("pad_token", "[PAD]")
            .put("cls_token", "[CLS]")
            .put("mask_token", "[MASK]");
    write("tokenizer_config.json", pretty(settings));
    // Built from the vocabulary alone, so that an older one in the folder is not read instead.
    Files.deleteIfExists(folder.resolve("tokenizer.json"));
    write("tokenizer.json", pretty(JSON.readTree(PairTokenizer.definition(folder))));
  }

  void writeConfig(EncoderSpec spec) throws IOException {
    ObjectNode config = JSON.createObjectNode();
    config.putArray("architectures").add("BertForQuestionAnswering");
    config
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
    write("config.json", pretty(config));
  }

  void writeWeights(Parameters parameters, EncoderSpec spec) throws IOException {
    parameters.export(folder.resolve("model.safetensors"), spec);
  }

  private static String pretty(JsonNode json) throws IOException {
    return PRETTY.writeValueAsString(json) + "\n";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
