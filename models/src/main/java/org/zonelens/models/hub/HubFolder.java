package org.zonelens.models.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one model in the cache: {@code models--org--name}, with {@code refs/<branch>}
 * naming the revision in {@code snapshots/<revision>}, whose files are links into {@code blobs}.
 */
final class HubFolder {
  static final String PREFIX = "models--";

  static final String BLOBS = "blobs";
  static final String SNAPSHOTS = "snapshots";

  private final Path folder;

  HubFolder(Path folder) {
    this.folder = folder;
  }

  /** The model's id; ids themselves may not hold {@code --}. */
  String id() {
    return folder.getFileName().toString().substring(PREFIX.length()).replace("--", "/");
  }

  /** The main branch's snapshot, else the newest, among those that hold a config. */
  Optional<Path> snapshot() {
    Path snapshots = folder.resolve(SNAPSHOTS);
    Optional<Path> main = mainRevision().map(snapshots::resolve).filter(HubFolder::holdsConfig);
    return main.isPresent()
        ? main
        : children(snapshots).stream()
            .filter(HubFolder::holdsConfig)
            .max(Comparator.comparing(HubFolder::modified).thenComparing(Path::toString));
  }

  /** What the list says about this model, whole or not. */
  CachedModel describe() {
    return snapshot()
        .map(snapshot -> new CachedModel(id(), snapshot, ModelOutline.of(snapshot)))
        .orElseGet(() -> new CachedModel(id(), folder, ModelOutline.missing(unfinished())));
  }

  /** Bytes that a download that broke off has left. */
  private long unfinished() {
    return SnapshotFiles.of(folder.resolve(BLOBS)).bytes();
  }

  private Optional<String> mainRevision() {
    try {
      String revision = Files.readString(folder.resolve("refs").resolve("main")).strip();
      // Nothing but a commit's number: the text becomes part of a path.
      return revision.matches("[0-9a-zA-Z]{1,64}") ? Optional.of(revision) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean holdsConfig(Path snapshot) {
    return Files.isRegularFile(snapshot.resolve("config.json"));
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }

  /** What a folder holds, in the order of names; nothing if it cannot be listed. */
  static List<Path> children(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
