package org.zonelens.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.analysis.window.Window;
import org.zonelens.analysis.window.WindowRule;
import org.zonelens.models.checkpoint.Safetensors;
import org.zonelens.models.device.ComputeChoice;

/** One tiny model with what transformers computes with it; see make_parity_fixtures.py. */
record ParityFixture(Path folder, JsonNode expected) {

  static Stream<ParityFixture> all() throws IOException, URISyntaxException {
    Path parity =
        Path.of(Objects.requireNonNull(ParityFixture.class.getResource("parity")).toURI());
    try (Stream<Path> folders = Files.list(parity)) {
      return folders.sorted().map(ParityFixture::read).toList().stream();
    }
  }

  private static ParityFixture read(Path folder) {
    try {
      return new ParityFixture(
          folder, new ObjectMapper().readTree(folder.resolve("expected.json").toFile()));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  HuggingFaceModel open() {
    return HuggingFaceModel.open(
        folder, folder.getFileName().toString(), ComputeChoice.CPU, JobContext.NONE);
  }

  /** The windows of all examples, one after another. */
  List<Window> windows(HuggingFaceModel model) {
    WindowRule rule =
        new WindowRule(
            expected.path("max_length").intValue(),
            expected.path("stride").intValue(),
            WindowRule.Step.OVERLAP);
    List<Window> windows = new ArrayList<>();
    for (JsonNode example : expected.path("examples")) {
      windows.addAll(
          model.windows(
              example.path("question").textValue(), example.path("passage").textValue(), rule));
    }
    return windows;
  }

  /** What the reference has for the same windows. */
  List<JsonNode> expectedWindows() {
    List<JsonNode> windows = new ArrayList<>();
    expected.path("examples").forEach(each -> each.path("windows").forEach(windows::add));
    return windows;
  }

  Safetensors tensors() {
    return Safetensors.open(folder.resolve("expected.safetensors"));
  }

  static List<Window> pick(List<Window> all, JsonNode indexes) {
    List<Window> picked = new ArrayList<>();
    indexes.forEach(index -> picked.add(all.get(index.intValue())));
    return picked;
  }

  static List<Integer> ints(JsonNode array) {
    List<Integer> values = new ArrayList<>();
    array.forEach(value -> values.add(value.intValue()));
    return values;
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
