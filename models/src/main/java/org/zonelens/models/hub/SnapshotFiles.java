package org.zonelens.models.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a model's directory.
 *
 * @param present the names of those that can be read
 * @param gone the names of links that lead nowhere
 * @param bytes their sizes in all
 */
record SnapshotFiles(Set<String> present, Set<String> gone, long bytes) {

  /** Looks at the directory itself; what is in folders below it is no part of a model here. */
  static SnapshotFiles of(Path directory) {
    Set<String> present = new TreeSet<>();
    Set<String> gone = new TreeSet<>();
    long bytes = 0;
    for (Path file : HubFolder.children(directory)) {
      String name = file.getFileName().toString();
      try {
        if (Files.isRegularFile(file)) {
          bytes += Files.size(file);
          present.add(name);
        } else if (!Files.exists(file)) {
          gone.add(name);
        }
      } catch (IOException _) {
        gone.add(name);
      }
    }
    return new SnapshotFiles(present, gone, bytes);
  }

  /** What keeps these files from being a whole model. */
  Optional<Obstacle> lack() {
    if (!present.contains(ModelFiles.CONFIG)) {
      return Optional.of(Obstacle.INCOMPLETE);
    }
    if (ModelFiles.weights(present).isEmpty()) {
      boolean foreign = gone.isEmpty() && ModelFiles.hasForeignWeights(present);
      return Optional.of(foreign ? Obstacle.WEIGHTS : Obstacle.INCOMPLETE);
    }
    boolean partsGone = !ModelFiles.besidesWeights(gone).isEmpty();
    return partsGone || !ModelFiles.hasTokenizer(present)
        ? Optional.of(Obstacle.INCOMPLETE)
        : Optional.empty();
  }
}
