package org.zonelens.models.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The local cache that Hugging Face's tools download models to. It is only read; nothing here uses
 * the network.
 */
public final class HubCache {
  private static final Pattern ID = Pattern.compile("[\\w.-]+(/[\\w.-]+)?");

  private final Path root;

  /**
   * @param root the folder that holds {@code models--org--name}; it need not exist
   */
  public HubCache(Path root) {
    this.root = root;
  }

  /** This user's cache, found as {@code huggingface_hub} finds it. */
  public static HubCache local() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * The cache that the environment names: {@code HF_HUB_CACHE}, {@code HUGGINGFACE_HUB_CACHE},
   * {@code HF_HOME/hub}, {@code XDG_CACHE_HOME/huggingface/hub}, else {@code
   * ~/.cache/huggingface/hub}.
   */
  static HubCache of(Map<String, String> environment, Path home) {
    for (String variable : List.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")) {
      Optional<Path> stated = path(environment, variable, home);
      if (stated.isPresent()) {
        return new HubCache(stated.get());
      }
    }
    Path cacheHome = path(environment, "XDG_CACHE_HOME", home).orElse(home.resolve(".cache"));
    Path hubHome = path(environment, "HF_HOME", home).orElse(cacheHome.resolve("huggingface"));
    return new HubCache(hubHome.resolve("hub"));
  }

  private static Optional<Path> path(Map<String, String> environment, String variable, Path home) {
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        value.equals("~") || value.startsWith("~/")
            ? home.resolve(value.substring(Math.min(2, value.length())))
            : Path.of(value));
  }

  public Path root() {
    return root;
  }

  /** The models in the cache, in the order of their ids; what cannot be read is left out. */
  public List<CachedModel> models() {
    return HubFolder.children(root).stream()
        .filter(entry -> entry.getFileName().toString().startsWith(HubFolder.PREFIX))
        .filter(Files::isDirectory)
        .flatMap(entry -> new HubFolder(entry).describe().stream())
        .toList();
  }

  /**
   * The directory of a model's snapshot.
   *
   * @param id such as {@code org/name}, or {@code name} for the oldest models
   * @return empty if the cache does not hold it, or no snapshot with a config
   */
  public Optional<Path> resolve(String id) {
    return folder(id).flatMap(folder -> new HubFolder(folder).snapshot());
  }

  /** Where the cache has, or would have, the given model; empty if that is no id at all. */
  Optional<Path> folder(String id) {
    return ID.matcher(id).matches() && !id.contains("..") && !id.contains("--")
        ? Optional.of(root.resolve(HubFolder.PREFIX + id.replace("/", "--")))
        : Optional.empty();
  }
}
