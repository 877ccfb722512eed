package org.zonelens.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonelens.analysis.fault.InputException;

class ModelConfigTest {
  private static final String GOOD =
      """
      {"model_type": "bert", "hidden_size": 48, "num_hidden_layers": 3, "num_attention_heads": 4,
       "intermediate_size": 96, "hidden_act": "gelu_new", "layer_norm_eps": 1e-6,
       "vocab_size": 100, "type_vocab_size": 2, "max_position_embeddings": 64, "pad_token_id": 9}
      """;

  @TempDir private Path folder;

  @Test
  void everyFactIsRead() throws IOException {
    EncoderSpec expected =
        EncoderSpec.bert(3, 4, 48, 96, Activation.GELU_TANH, 1e-6, 100, 2, 64, 9);
    assertEquals(expected, read(GOOD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "num_attention_heads | 5 | HEADS_DO_NOT_DIVIDE",
        "num_attention_heads | 0 | CONFIG_NUMBER",
        "num_hidden_layers | 1000000000 | CONFIG_NUMBER",
        "num_hidden_layers | 0 | CONFIG_NUMBER",
        "num_hidden_layers | -1 | CONFIG_NUMBER",
        "num_hidden_layers | 2.5 | CONFIG_NUMBER",
        "num_hidden_layers | \"3\" | CONFIG_NUMBER",
        "num_hidden_layers | null | CONFIG_NUMBER",
        "hidden_size | 99999999999999999999 | CONFIG_NUMBER",
        "vocab_size | 9223372036854775807 | CONFIG_NUMBER",
        "pad_token_id | 100 | CONFIG_NUMBER",
        "layer_norm_eps | 0 | CONFIG_NUMBER",
        "layer_norm_eps | \"small\" | CONFIG_NUMBER",
        "hidden_act | \"mish\" | CONFIG_UNSUPPORTED",
        "position_embedding_type | \"relative_key\" | CONFIG_UNSUPPORTED",
        "is_decoder | true | CONFIG_UNSUPPORTED",
        "model_type | \"gpt2\" | UNKNOWN_FAMILY",
        "model_type | \"\" | UNKNOWN_FAMILY",
      })
  void oneBadValueIsRefused(String key, String value, ModelFault fault) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(GOOD);
    config.set(key, json.readTree(value));
    assertFault(fault, config.toString());
  }

  @ParameterizedTest
  @CsvSource({"num_hidden_layers", "hidden_size", "vocab_size", "type_vocab_size"})
  void missingFactsAreNamed(String key) throws IOException {
    ObjectNode config = (ObjectNode) new ObjectMapper().readTree(GOOD);
    config.remove(key);
    InputException fault = assertFault(ModelFault.CONFIG_INCOMPLETE, config.toString());
    assertEquals(key, fault.arguments().get(1));
  }

  @Test
  void unknownModelTypeIsNamedWithWhatIsCovered() throws IOException {
    InputException fault = assertFault(ModelFault.UNKNOWN_FAMILY, GOOD.replace("bert", "gpt2"));
    assertEquals("gpt2", fault.arguments().get(1));
    assertEquals(
        "bert, roberta, xlm-roberta, camembert, albert, electra, distilbert, xlnet, deberta-v2",
        fault.arguments().get(2));
  }

  @Test
  void configWithoutModelTypeGoesByItsArchitecture() throws IOException {
    String nameless = GOOD.replace("\"model_type\": \"bert\",", "\"architectures\": [\"%s\"],");
    assertEquals(Family.BERT, read(nameless.formatted("BertForQuestionAnswering")).family());
    assertEquals(Family.BERT, read(nameless.formatted("BertModel")).family());
    assertEquals(Family.ROBERTA, read(nameless.formatted("RobertaModel")).family());
    assertFault(ModelFault.UNKNOWN_FAMILY, nameless.formatted("BartForQuestionAnswering"));
    assertFault(ModelFault.UNKNOWN_FAMILY, nameless.formatted("BertweetModel"));
  }

  @Test
  void oldConfigWithoutAnyNameIsBert() throws IOException {
    assertEquals(Family.BERT, read(GOOD.replace("\"model_type\": \"bert\",", "")).family());
    assertFault(ModelFault.NO_FAMILY, "{\"hidden_size\": 48}");
  }

  @Test
  void whatIsNoConfigIsRefused() throws IOException {
    assertFault(ModelFault.CONFIG_NOT_JSON, "");
    assertFault(ModelFault.CONFIG_NOT_JSON, "[]");
    assertFault(ModelFault.CONFIG_NOT_JSON, "{\"model_type\": ");
    assertFault(ModelFault.CONFIG_NOT_JSON, "\u0000\u0001");
    Files.delete(folder.resolve("config.json"));
    InputException none = assertThrows(InputException.class, () -> ModelConfig.read(folder));
    assertEquals(ModelFault.CONFIG_MISSING, none.fault());
    Path nowhere = folder.resolve("nowhere");
    InputException gone = assertThrows(InputException.class, () -> ModelConfig.read(nowhere));
    assertEquals(ModelFault.NOT_A_FOLDER, gone.fault());
  }

  private static final String XLNET =
      """
      {"model_type": "xlnet", "d_model": 48, "n_layer": 3, "n_head": 4, "d_head": 12, "d_inner": 96,
       "ff_activation": "relu", "layer_norm_eps": 1e-6, "attn_type": "bi", "bi_data": false,
       "clamp_len": 7, "mem_len": null, "same_length": false, "untie_r": true, "vocab_size": 100,
       "pad_token_id": 9}
      """;

  @Test
  void factsOfXlnetAreRead() throws IOException {
    EncoderSpec expected =
        new EncoderSpec(
            Family.XLNET,
            3,
            4,
            48,
            96,
            Activation.RELU,
            1e-6,
            100,
            0,
            2048,
            9,
            new Architecture.Xlnet(OptionalInt.of(7)));
    assertEquals(expected, read(XLNET));
    assertEquals(expected, read(XLNET.replace("vocab_size", "n_token")));
    assertEquals(expected, read(XLNET.replace("\"d_head\": 12,", "")));
    assertEquals(
        new Architecture.Xlnet(OptionalInt.empty()),
        read(XLNET.replace("\"clamp_len\": 7", "\"clamp_len\": -1")).architecture());
    assertEquals(5, read(XLNET.replace("pad_token_id", "unknown")).padId());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d_head | 16 | CONFIG_UNSUPPORTED",
        "attn_type | \"uni\" | CONFIG_UNSUPPORTED",
        "bi_data | true | CONFIG_UNSUPPORTED",
        "ff_activation | \"mish\" | CONFIG_UNSUPPORTED",
        "n_head | 5 | HEADS_DO_NOT_DIVIDE",
        "n_layer | 0 | CONFIG_NUMBER",
        "clamp_len | \"far\" | CONFIG_NUMBER",
        "clamp_len | 99999999999 | CONFIG_NUMBER",
        "vocab_size | 0 | CONFIG_NUMBER",
      })
  void oneBadValueOfXlnetIsRefused(String key, String value, ModelFault fault) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(XLNET);
    config.set(key, json.readTree(value));
    assertFault(fault, config.toString());
  }

  @Test
  void xlnetOfOddWidthIsRefused() throws IOException {
    String odd =
        XLNET.replace("48", "21").replace("\"n_head\": 4, \"d_head\": 12", "\"n_head\": 3");
    InputException fault = assertFault(ModelFault.CONFIG_UNSUPPORTED, odd);
    assertEquals("d_model", fault.arguments().get(1));
  }

  private EncoderSpec read(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
    return ModelConfig.read(folder);
  }

  private InputException assertFault(ModelFault fault, String json) {
    InputException thrown = assertThrows(InputException.class, () -> read(json));
    assertEquals(fault, thrown.fault());
    return thrown;
  }
}
