package org.zonelens.models.hub.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a user proves to the hub who they are with. Its value appears in no message and no log. */
public record AccessToken(String value) {
  /** Beyond this a file is no token. */
  private static final long LONGEST = 10_000;

  /**
   * The user's token: {@code HF_TOKEN}, {@code HUGGING_FACE_HUB_TOKEN}, else the file that logging
   * in wrote.
   */
  static Optional<AccessToken> of(HubEnvironment environment) {
    if (environment.flag("HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
      return Optional.empty();
    }
    return environment
        .text("HF_TOKEN")
        .or(() -> environment.text("HUGGING_FACE_HUB_TOKEN"))
        .or(
            () ->
                read(
                    environment
                        .path("HF_TOKEN_PATH")
                        .orElse(environment.folder().resolve("token"))))
        .filter(AccessToken::canBeSent)
        .map(AccessToken::new);
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LONGEST
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Anything else could end the header and begin another. */
  private static boolean canBeSent(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127);
  }

  @Override
  public String toString() {
    return "(a token)";
  }
}
