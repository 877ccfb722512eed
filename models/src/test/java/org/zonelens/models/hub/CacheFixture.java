package org.zonelens.models.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes folders as {@code huggingface_hub} lays them out. */
record CacheFixture(Path root) {
  static final String QA_CONFIG =
      "{\"model_type\": \"bert\", \"architectures\": [\"BertForQuestionAnswering\"]}";

  /** A snapshot whose config is a link into the blobs, as downloads make it. */
  Path snapshot(String folder, String revision, String config) throws IOException {
    Path blob = root.resolve(folder).resolve("blobs").resolve("blob-" + revision);
    Files.createDirectories(blob.getParent());
    Files.writeString(blob, config);
    Path snapshot =
        Files.createDirectories(root.resolve(folder).resolve("snapshots").resolve(revision));
    Files.createSymbolicLink(
        snapshot.resolve("config.json"), Path.of("../../blobs/blob-" + revision));
    return snapshot;
  }

  /** A snapshot with all that is needed to open it. */
  Path whole(String folder, String revision) throws IOException {
    Path snapshot = snapshot(folder, revision, new String(HubModel.config(), UTF_8));
    Files.write(snapshot.resolve("vocab.txt"), HubModel.vocabulary());
    Files.write(snapshot.resolve("model.safetensors"), HubModel.weights(100));
    return snapshot;
  }

  void main(String folder, String revision) throws IOException {
    Path reference = root.resolve(folder).resolve("refs").resolve("main");
    Files.createDirectories(reference.getParent());
    Files.writeString(reference, revision + "\n");
  }
}
