package org.zonelens.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zonelens.analysis.fault.InputException;

/**
 * Reads a model's {@code config.json} into an {@link EncoderSpec}, refusing what is not covered.
 */
public final class ModelConfig {
  private static final int MOST_LAYERS = 256;
  private static final int MOST_HEADS = 1024;
  private static final int WIDEST = 65_536;
  private static final int LONGEST = 1 << 20;
  private static final int LARGEST_VOCABULARY = 10_000_000;

  /** In bytes: a config has a few thousand, so more is some other file by that name. */
  private static final long LONGEST_FILE = 16_000_000;

  private final String file;
  private final JsonNode root;

  private ModelConfig(String file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads and checks a config.
   *
   * @param directory a model directory in Hugging Face layout
   * @throws InputException with a {@link ModelFault} if there is no config, or one that is damaged,
   *     makes no sense, or asks for what is not covered
   */
  public static EncoderSpec read(Path directory) {
    Path file = directory.resolve("config.json");
    if (!Files.isDirectory(directory)) {
      throw new InputException(ModelFault.NOT_A_FOLDER, directory.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new InputException(ModelFault.CONFIG_MISSING, directory.toString());
    }
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new InputException(ModelFault.CONFIG_NOT_JSON, file.toString());
      }
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (root == null || !root.isObject()) {
        throw new InputException(ModelFault.CONFIG_NOT_JSON, file.toString());
      }
      return new ModelConfig(file.toString(), root).spec();
    } catch (JsonProcessingException broken) {
      throw new InputException(broken, ModelFault.CONFIG_NOT_JSON, file.toString());
    } catch (IOException unreadable) {
      throw new InputException(
          unreadable, ModelFault.WEIGHTS_UNREADABLE, file.toString(), unreadable.toString());
    }
  }

  private EncoderSpec spec() {
    Family family = family();
    requireAbsolutePositions();
    int heads = number("num_attention_heads", 1, MOST_HEADS);
    int hidden = number("hidden_size", 1, WIDEST);
    if (hidden % heads != 0) {
      throw new InputException(ModelFault.HEADS_DO_NOT_DIVIDE, file, hidden, heads);
    }
    int vocabulary = number("vocab_size", 1, LARGEST_VOCABULARY);
    return new EncoderSpec(
        family,
        number("num_hidden_layers", 1, MOST_LAYERS),
        heads,
        hidden,
        number("intermediate_size", 1, 4 * WIDEST),
        activation(),
        layerNormEps(),
        vocabulary,
        number("type_vocab_size", 1, LONGEST),
        number("max_position_embeddings", 4, LONGEST),
        root.path("pad_token_id").isIntegralNumber()
            ? number("pad_token_id", 0, vocabulary - 1)
            : 0);
  }

  private Family family() {
    JsonNode type = root.path("model_type");
    if (type.isTextual()) {
      return Family.byId(type.textValue())
          .orElseThrow(
              () ->
                  new InputException(ModelFault.UNKNOWN_FAMILY, file, type.textValue(), covered()));
    }
    JsonNode architectures = root.path("architectures");
    for (JsonNode architecture : architectures) {
      Optional<Family> family = Family.byArchitecture(architecture.asText());
      if (family.isPresent()) {
        return family.get();
      }
      throw new InputException(ModelFault.UNKNOWN_FAMILY, file, architecture.asText(), covered());
    }
    // The oldest configs, of 2019, name neither; all of those with these keys are BERT's.
    if (root.has("type_vocab_size") && root.has("intermediate_size")) {
      return Family.BERT;
    }
    throw new InputException(ModelFault.NO_FAMILY, file, covered());
  }

  private static String covered() {
    return String.join(", ", Family.ids());
  }

  /** Relative positions and decoders change what the attention scores are. */
  private void requireAbsolutePositions() {
    String positions = root.path("position_embedding_type").asText("absolute");
    if (!positions.equals("absolute")) {
      throw unsupported("position_embedding_type", positions, "absolute");
    }
    if (root.path("is_decoder").asBoolean(false)) {
      throw unsupported("is_decoder", "true", "false");
    }
  }

  private Activation activation() {
    String name = root.path("hidden_act").asText("gelu");
    return Activation.byId(name)
        .orElseThrow(
            () ->
                unsupported(
                    "hidden_act", name, Activation.spellings().collect(Collectors.joining(", "))));
  }

  private InputException unsupported(String key, String value, String supported) {
    return new InputException(ModelFault.CONFIG_UNSUPPORTED, file, key, value, supported);
  }

  private double layerNormEps() {
    JsonNode eps = root.path("layer_norm_eps");
    if (eps.isMissingNode()) {
      return 1e-12;
    }
    if (!eps.isNumber() || !(eps.doubleValue() > 0) || eps.doubleValue() > 1) {
      throw new InputException(
          ModelFault.CONFIG_NUMBER, file, "layer_norm_eps", eps.toString(), 0, 1);
    }
    return eps.doubleValue();
  }

  private int number(String key, int smallest, int greatest) {
    JsonNode value = root.path(key);
    if (value.isMissingNode()) {
      throw new InputException(ModelFault.CONFIG_INCOMPLETE, file, key);
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < smallest
        || value.longValue() > greatest) {
      throw new InputException(
          ModelFault.CONFIG_NUMBER, file, key, value.toString(), smallest, greatest);
    }
    return value.intValue();
  }
}
