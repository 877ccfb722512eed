package org.zonelens.models.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.zonelens.models.hub.web.HubEnvironment;

/**
 * The local cache that Hugging Face's tools download models to. It is only read here; {@link
 * HubDownload} adds to it.
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
    return of(HubEnvironment.ofProcess());
  }

  /**
   * The cache that the environment names: {@code HF_HUB_CACHE}, {@code HUGGINGFACE_HUB_CACHE},
   * {@code HF_HOME/hub}, {@code XDG_CACHE_HOME/huggingface/hub}, else {@code
   * ~/.cache/huggingface/hub}.
   */
  static HubCache of(HubEnvironment environment) {
    return new HubCache(
        environment
            .path("HF_HUB_CACHE")
            .or(() -> environment.path("HUGGINGFACE_HUB_CACHE"))
            .orElseGet(() -> environment.folder().resolve("hub")));
  }

  public Path root() {
    return root;
  }

  /** The models in the cache, in the order of their ids, whole or not. */
  public List<CachedModel> models() {
    return HubFolder.children(root).stream()
        .filter(entry -> entry.getFileName().toString().startsWith(HubFolder.PREFIX))
        .filter(Files::isDirectory)
        .map(HubFolder::new)
        .filter(entry -> folder(entry.id()).isPresent())
        .map(HubFolder::describe)
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
