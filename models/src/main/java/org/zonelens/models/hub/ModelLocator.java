package org.zonelens.models.hub;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.zonelens.analysis.fault.InputException;

/** Finds the directory of the model that a user names: by path, built-in name or hub id. */
public final class ModelLocator {
  private final HubCache cache;
  private final Function<String, Optional<Path>> builtIn;

  /**
   * @param builtIn gives the directory of a built-in model, or nothing for any other name
   */
  public ModelLocator(HubCache cache, Function<String, Optional<Path>> builtIn) {
    this.cache = cache;
    this.builtIn = builtIn;
  }

  /**
   * The model's directory; what it holds is not looked at.
   *
   * @throws InputException with a {@link HubFault} naming what was tried
   */
  public Path locate(String name) {
    List<Path> tried = new ArrayList<>();
    Optional<Path> given = path(name);
    if (given.isPresent()) {
      Path path = given.get().toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        return withinCacheFolder(path);
      }
      tried.add(path);
    }
    Optional<Path> shipped = builtIn.apply(name);
    if (shipped.isPresent()) {
      return shipped.get();
    }
    Optional<Path> snapshot = cache.resolve(name);
    if (snapshot.isPresent()) {
      return snapshot.get();
    }
    Optional<Path> cached = cache.folder(name);
    if (cached.filter(Files::isDirectory).isPresent()) {
      throw new InputException(HubFault.NO_SNAPSHOT, name, cached.get());
    }
    if (given.filter(Files::isRegularFile).isPresent()) {
      throw new InputException(HubFault.NOT_A_DIRECTORY, given.get());
    }
    tried.add(cached.orElse(cache.root()));
    String places = String.join(", ", tried.stream().map(Path::toString).toList());
    throw new InputException(HubFault.NOT_FOUND, name, places);
  }

  /** People drop a model's folder of the cache too; the model is in its snapshot. */
  private static Path withinCacheFolder(Path directory) {
    Path name = directory.getFileName();
    return name != null && name.toString().startsWith(HubFolder.PREFIX)
        ? new HubFolder(directory).snapshot().orElse(directory)
        : directory;
  }

  private static Optional<Path> path(String name) {
    try {
      return name.isBlank() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
