package org.zonelens.models.hub.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.zonelens.analysis.job.JobContext;

/**
 * What a file's content must add up to. Hubs name contents by it: large files by the SHA-256 of
 * their bytes, the others by Git's SHA-1, which counts in a head with their length.
 *
 * @param hex 64 or 40 hexadecimal digits, in small letters
 */
public record Checksum(String hex) {
  private static final int BUFFER = 1 << 20;

  /**
   * Reads an entity tag, quoted or not, weak or not.
   *
   * @return empty if that is no checksum
   */
  static Optional<Checksum> ofTag(String tag) {
    String bare = tag.strip().replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
    return bare.matches("[0-9a-f]{64}|[0-9a-f]{40}")
        ? Optional.of(new Checksum(bare))
        : Optional.empty();
  }

  /** Whether a file has this content. */
  public boolean fits(Path file, JobContext context) throws IOException {
    MessageDigest digest = digest();
    if (!isSha256()) {
      digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        context.checkpoint();
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(hex);
  }

  private boolean isSha256() {
    return hex.length() == 64;
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(isSha256() ? "SHA-256" : "SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-1 and SHA-256", impossible);
    }
  }
}
