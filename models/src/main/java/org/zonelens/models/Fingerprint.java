package org.zonelens.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelFault;

/** Tells whether two directories hold the same model. */
final class Fingerprint {
  /** The files that decide what a model does, in a fixed order. */
  private static final List<String> FILES =
      List.of(
          "config.json",
          "model.safetensors",
          "tokenizer.json",
          "tokenizer_config.json",
          "vocab.txt",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "merges.txt",
          "sentencepiece.bpe.model",
          "spiece.model",
          "spm.model");

  private static final int CHUNK = 1 << 22;

  private Fingerprint() {}

  /** SHA-256 over the names, lengths and contents of the files that are there, hexadecimal. */
  static String of(Path directory, JobContext context) {
    MessageDigest digest = sha256();
    for (String name : FILES) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        try (FileChannel channel = FileChannel.open(file)) {
          digest.update((name + '\n' + channel.size() + '\n').getBytes(StandardCharsets.UTF_8));
          ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
          while (channel.read(chunk) >= 0) {
            context.checkpoint();
            digest.update(chunk.flip());
            chunk.clear();
          }
        } catch (IOException unreadable) {
          throw new InputException(
              unreadable, ModelFault.WEIGHTS_UNREADABLE, file.toString(), unreadable.toString());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
