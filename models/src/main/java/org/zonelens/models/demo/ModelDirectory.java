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
import org.zonelens.models.checkpoint.BertConfig;
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
    write("config.json", pretty(BertConfig.of(spec)));
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
