package org.zonelens.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.models.checkpoint.Architecture.DistanceTerm;

class DebertaConfigTest {
  /** In the form of the published xlarge model's. */
  private static final String XLARGE =
      """
      {"model_type": "deberta-v2", "hidden_size": 48, "num_hidden_layers": 3,
       "num_attention_heads": 4, "attention_head_size": 12, "intermediate_size": 96,
       "hidden_act": "gelu", "layer_norm_eps": 1e-7, "vocab_size": 100, "type_vocab_size": 0,
       "max_position_embeddings": 64, "relative_attention": true, "position_buckets": 32,
       "max_relative_positions": -1, "norm_rel_ebd": "layer_norm", "share_att_key": true,
       "pos_att_type": "p2c|c2p", "position_biased_input": false, "conv_kernel_size": 3,
       "conv_act": "gelu", "pad_token_id": 0}
      """;

  private static final Set<DistanceTerm> BOTH =
      Set.of(DistanceTerm.CONTENT_TO_POSITION, DistanceTerm.POSITION_TO_CONTENT);

  @TempDir private Path folder;

  @Test
  void everyFactIsRead() throws IOException {
    EncoderSpec expected =
        new EncoderSpec(
            Family.DEBERTA_V2,
            3,
            4,
            48,
            96,
            Activation.GELU,
            1e-7,
            100,
            0,
            64,
            0,
            new Architecture.Deberta(
                48,
                false,
                BOTH,
                Optional.of(new Architecture.Distances(new DistanceTable(64, 32), true, true)),
                Optional.of(new Architecture.Convolution(3, 1, Activation.GELU))));
    assertEquals(expected, read(XLARGE));
  }

  @Test
  void whatTheConfigDoesNotSayIsAsInTransformers() throws IOException {
    EncoderSpec spec =
        read(
            """
            {"model_type": "deberta-v2", "hidden_size": 48, "num_hidden_layers": 3,
             "num_attention_heads": 4, "intermediate_size": 96, "vocab_size": 100,
             "max_position_embeddings": 64}
            """);
    assertEquals(1e-7, spec.layerNormEps());
    assertEquals(0, spec.padId());
    assertEquals(0, spec.typeVocabSize());
    assertEquals(Activation.GELU, spec.activation());
    assertEquals(
        new Architecture.Deberta(48, true, Set.of(), Optional.empty(), Optional.empty()),
        spec.architecture());
  }

  @Test
  void distancesReachAsFarAsTheWindowUnlessTheConfigSaysHowFar() throws IOException {
    assertEquals(128, table("{\"max_relative_positions\": 0, \"position_buckets\": -1}").rows());
    assertEquals(40, table("{\"max_relative_positions\": 20, \"position_buckets\": -1}").rows());
    assertEquals(36, table("{\"max_relative_positions\": 20, \"position_buckets\": 18}").rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"c2p|p2c\"", "\" P2C | C2P \"", "[\"c2p\", \"p2c\"]"})
  void termsAreAListOrJoinedByBars(String spelled) throws IOException {
    assertEquals(BOTH, deberta("{\"pos_att_type\": " + spelled + "}").terms());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"none\"", "[]"})
  void scoresCanBeOfContentsOnly(String spelled) throws IOException {
    assertTrue(deberta("{\"pos_att_type\": " + spelled + "}").terms().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pos_att_type | \"p2p\" | CONFIG_UNSUPPORTED",
        "pos_att_type | [\"c2p\", 5] | CONFIG_UNSUPPORTED",
        "pos_att_type | {\"c2p\": 1} | CONFIG_UNSUPPORTED",
        "norm_rel_ebd | \"batch_norm\" | CONFIG_UNSUPPORTED",
        "attention_head_size | 16 | CONFIG_UNSUPPORTED",
        "position_buckets | 1 | CONFIG_NUMBER",
        "position_buckets | 126 | CONFIG_NUMBER",
        "position_buckets | \"many\" | CONFIG_NUMBER",
        "max_relative_positions | 2 | CONFIG_NUMBER",
        "max_relative_positions | 1000000000 | CONFIG_NUMBER",
        "conv_kernel_size | 2 | CONFIG_UNSUPPORTED",
        "conv_kernel_size | 101 | CONFIG_UNSUPPORTED",
        "conv_groups | 5 | CONFIG_UNSUPPORTED",
        "conv_groups | 0 | CONFIG_UNSUPPORTED",
        "conv_act | \"mish\" | CONFIG_UNSUPPORTED",
        "embedding_size | 0 | CONFIG_NUMBER",
        "type_vocab_size | -1 | CONFIG_NUMBER",
        "model_type | \"deberta\" | UNKNOWN_FAMILY",
      })
  void oneBadValueIsRefused(String key, String value, ModelFault fault) {
    String change = "{\"%s\": %s}".formatted(key, value);
    InputException thrown = assertThrows(InputException.class, () -> changed(change));
    assertEquals(fault, thrown.fault());
    assertTrue(thrown.arguments().contains(fault == ModelFault.UNKNOWN_FAMILY ? "deberta" : key));
  }

  private DistanceTable table(String change) throws IOException {
    return deberta(change).distances().orElseThrow().table();
  }

  private Architecture.Deberta deberta(String change) throws IOException {
    return (Architecture.Deberta) changed(change).architecture();
  }

  private EncoderSpec changed(String change) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(XLARGE);
    config.setAll((ObjectNode) json.readTree(change));
    return read(config.toString());
  }

  private EncoderSpec read(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
    return ModelConfig.read(folder);
  }
}
