package org.zonelens.models.hub;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The files of a small model, as far as lists and downloads look into them. */
final class HubModel {
  private HubModel() {}

  static byte[] config() {
    return bytes(
        """
        {"model_type": "bert", "architectures": ["BertForQuestionAnswering"],
         "num_hidden_layers": 2, "num_attention_heads": 2, "hidden_size": 8,
         "intermediate_size": 16, "vocab_size": 6, "type_vocab_size": 2,
         "max_position_embeddings": 32}
        """);
  }

  static byte[] card() {
    return bytes("---\nlanguage: nl\nlicense: mit\n---\n# A reader\n");
  }

  static byte[] vocabulary() {
    return bytes("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nword\n");
  }

  /** A safetensors file of so many numbers. */
  static byte[] weights(int numbers) {
    byte[] head =
        bytes(
            "{\"qa_outputs.weight\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
                .formatted(numbers, 4 * numbers));
    byte[] data = new byte[4 * numbers];
    new Random(7).nextBytes(data);
    return ByteBuffer.allocate(Long.BYTES + head.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(head.length)
        .put(head)
        .put(data)
        .array();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
