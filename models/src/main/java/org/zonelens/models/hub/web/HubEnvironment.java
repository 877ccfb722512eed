package org.zonelens.models.hub.web;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables that Hugging Face's tools obey, read as {@code huggingface_hub} reads them. */
public record HubEnvironment(Map<String, String> variables, Path home) {
  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on");

  public HubEnvironment {
    variables = Map.copyOf(variables);
  }

  /** This process's own. */
  public static HubEnvironment ofProcess() {
    return new HubEnvironment(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** The folder of all Hugging Face tools, {@code ~/.cache/huggingface} unless stated. */
  public Path folder() {
    Path caches = path("XDG_CACHE_HOME").orElse(home.resolve(".cache"));
    return path("HF_HOME").orElse(caches.resolve("huggingface"));
  }

  /** What a variable says; empty if it is not set or blank. */
  Optional<String> text(String variable) {
    return Optional.ofNullable(variables.get(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The path that a variable names; {@code ~} is the home folder. */
  public Optional<Path> path(String variable) {
    try {
      return text(variable)
          .map(
              value ->
                  value.equals("~") || value.startsWith("~/")
                      ? home.resolve(value.substring(Math.min(2, value.length())))
                      : Path.of(value));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  boolean flag(String variable) {
    return text(variable).map(value -> TRUE.contains(value.toLowerCase(Locale.ROOT))).orElse(false);
  }

  /** A whole number above 0; empty for anything else. */
  Optional<Integer> number(String variable) {
    return text(variable).filter(value -> value.matches("[1-9]\\d{0,5}")).map(Integer::valueOf);
  }
}
