package org.zonelens.app.home;

import java.nio.file.Path;

/**
 * The folder that the program keeps its own things in, one per user: {@code ~/.zonelens}, or what
 * {@code ZONELENS_HOME} names.
 */
public final class UserFolder {
  private UserFolder() {}

  /** The folder itself, which may not exist yet. */
  public static Path path() {
    String chosen = System.getProperty("zonelens.home", System.getenv("ZONELENS_HOME"));
    return chosen == null || chosen.isBlank()
        ? Path.of(System.getProperty("user.home"), ".zonelens")
        : Path.of(chosen);
  }

  /** Where shipped demos are unpacked to. */
  public static Path demos() {
    return path().resolve("demos");
  }

  /** Where log files are. */
  public static Path logs() {
    return path().resolve("log");
  }
}
