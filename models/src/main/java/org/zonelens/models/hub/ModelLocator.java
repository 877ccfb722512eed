package org.zonelens.models.hub;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;

/**
 * Finds the directory of the model that a user names: by path, built-in name or hub id. What the
 * local cache does not hold whole is downloaded.
 */
public final class ModelLocator {
  private final HubCache cache;
  private final Function<String, Optional<Path>> builtIn;
  private final Supplier<HubDownload> download;

  /**
   * @param builtIn gives the directory of a built-in model, or nothing for any other name
   * @param download asked for only where it is needed
   */
  public ModelLocator(
      HubCache cache, Function<String, Optional<Path>> builtIn, Supplier<HubDownload> download) {
    this.cache = cache;
    this.builtIn = builtIn;
    this.download = download;
  }

  /**
   * The model's directory. One that is given by path is not looked into; one of the cache is whole.
   *
   * @param announcement told if it has to be downloaded
   * @throws InputException with a {@link HubFault} naming what was tried, or why it cannot be
   *     downloaded
   */
  public Path locate(String name, JobContext context, Announcement announcement) {
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
    Optional<Obstacle> lack = snapshot.flatMap(path -> SnapshotFiles.of(path).lack());
    if (snapshot.isPresent() && lack.isEmpty()) {
      return snapshot.get();
    }
    if (given.filter(Files::isRegularFile).isPresent()) {
      throw new InputException(HubFault.NOT_A_DIRECTORY, given.get());
    }
    Optional<Path> cached = cache.folder(name);
    boolean begun = cached.filter(Files::isDirectory).isPresent();
    if (begun || isHubId(name)) {
      HubDownload fetching = download.get();
      if (!fetching.isOffline()) {
        return fetching.fetch(name, context, announcement);
      }
    }
    if (snapshot.isPresent() && lack.equals(Optional.of(Obstacle.WEIGHTS))) {
      // Opening says which format it is in.
      return snapshot.get();
    }
    if (begun) {
      throw new InputException(HubFault.NO_SNAPSHOT, name, cached.get());
    }
    if (isHubId(name)) {
      throw new InputException(HubFault.OFFLINE, name);
    }
    tried.add(cached.orElse(cache.root()));
    String places = String.join(", ", tried.stream().map(Path::toString).toList());
    throw new InputException(HubFault.NOT_FOUND, name, places);
  }

  /** Whether a hub would be asked about a name that is nowhere here. */
  public static boolean isHubId(String name) {
    return HubIds.isWorthAsking(name);
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
