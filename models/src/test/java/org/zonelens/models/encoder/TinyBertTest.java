package org.zonelens.models.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.model.Precision;
import org.zonelens.models.checkpoint.EncoderSpec;
import org.zonelens.models.checkpoint.ModelConfig;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.device.ComputeDevice;
import org.zonelens.models.device.DeviceChoice;
import org.zonelens.models.device.NoGradient;
import org.zonelens.models.device.TensorEngine;

class TinyBertTest {

  @Test
  void lastHiddenStatesOfTheGoldenSentenceAreAsRecorded() throws Exception {
    Path shared = Path.of(System.getProperty("zonelens.shared", "../../shared")).resolve("data");
    Path model = shared.resolve("checkpoints/tinybert");
    assumeTrue(Files.isDirectory(model), model.toAbsolutePath() + " is not here");

    JsonNode golden = new ObjectMapper().readTree(model.resolve("golden.json").toFile());
    int[] ids = new ObjectMapper().convertValue(golden.path("input_ids"), int[].class);
    EncoderSpec spec = ModelConfig.read(model);
    ComputeDevice device = TensorEngine.open(new DeviceChoice.Cpu());
    try (NDManager manager = device.newManager();
        EncoderWeights weights =
            EncoderWeights.load(
                Safetensors.open(model.resolve("model.safetensors")),
                spec,
                device,
                Precision.FP32,
                JobContext.NONE);
        var _ = NoGradient.enter()) {
      TokenBatch tokens =
          TokenBatch.upload(
              manager, List.of(new TokenBatch.Row(ids, new int[ids.length])), ids.length, 0);
      Encoder encoder = weights.encoder();
      NDArray hidden = encoder.layer(0, tokens, encoder.embed(tokens), tokens.untouched());
      float[] actual = hidden.toFloatArray();
      float[][] expected =
          new ObjectMapper().convertValue(golden.path("last_hidden_state"), float[][].class);
      assertEquals(ids.length * spec.hidden(), actual.length);
      for (int i = 0; i < actual.length; i++) {
        assertEquals(expected[i / spec.hidden()][i % spec.hidden()], actual[i], 1e-5, "at " + i);
      }
    }
  }
}
