package org.zonelens.models.hub;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.zonelens.analysis.file.WholeFile;
import org.zonelens.models.hub.web.RemoteFile;

/**
 * One model's folder of the cache, for writing, laid out as {@code huggingface_hub} does so that
 * each finds what the other downloaded: contents in {@code blobs} by checksum, and in {@code
 * snapshots/<commit>} links to them by name.
 */
final class ModelStore {
  private final Path folder;

  ModelStore(Path folder) {
    this.folder = folder;
  }

  void create() throws IOException {
    Files.createDirectories(folder.resolve(HubFolder.BLOBS));
    Files.createDirectories(folder.resolve("refs"));
  }

  Path folder() {
    return folder;
  }

  Path snapshot(String sha) {
    return folder.resolve(HubFolder.SNAPSHOTS).resolve(sha);
  }

  private Path blob(RemoteFile file) {
    return folder.resolve(HubFolder.BLOBS).resolve(file.checksum().hex());
  }

  /** Where a content grows until it is whole; the name says whose bytes they are. */
  Path unfinished(RemoteFile file) {
    return folder.resolve(HubFolder.BLOBS).resolve(file.checksum().hex() + ".incomplete");
  }

  /** Whether the whole content is there. */
  boolean has(RemoteFile file) throws IOException {
    return Files.isRegularFile(blob(file)) && Files.size(blob(file)) == file.size();
  }

  /** Bytes of a content that an earlier try has left. */
  long begun(RemoteFile file) throws IOException {
    Path unfinished = unfinished(file);
    return Files.isRegularFile(unfinished) ? Math.min(Files.size(unfinished), file.size()) : 0;
  }

  long free() throws IOException {
    FileStore store = Files.getFileStore(folder);
    // Some file systems do not know how large they are.
    return store.getTotalSpace() == 0 ? Long.MAX_VALUE : store.getUsableSpace();
  }

  /** Takes an unfinished file, now whole and checked, for the content. */
  void keep(RemoteFile file) throws IOException {
    Files.move(unfinished(file), blob(file), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes a content appear in a snapshot under its file's name. */
  void show(RemoteFile file, String sha) throws IOException {
    Path snapshot = Files.createDirectories(snapshot(sha));
    Path name = snapshot.resolve(file.name());
    Path blob = blob(file);
    if (Files.exists(name) && Files.isSameFile(name, blob)) {
      return;
    }
    Path made =
        snapshot.resolve(".%s.%d.part".formatted(file.name(), ProcessHandle.current().pid()));
    Files.deleteIfExists(made);
    try {
      link(made, blob);
      Files.move(made, name, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Where the system forbids symbolic links, as Windows may, the next best. */
  private static void link(Path made, Path blob) throws IOException {
    try {
      Files.createSymbolicLink(
          made, Path.of("..", "..", HubFolder.BLOBS, blob.getFileName().toString()));
    } catch (FileSystemException | UnsupportedOperationException _) {
      try {
        Files.createLink(made, blob);
      } catch (FileSystemException | UnsupportedOperationException _) {
        Files.copy(blob, made);
      }
    }
  }

  /** Names a snapshot the main branch's. */
  void setMain(String sha) throws IOException {
    WholeFile.write(
        folder.resolve("refs").resolve("main"), unfinished -> Files.writeString(unfinished, sha));
  }
}
