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
import java.util.stream.Stream;
import org.zonelens.analysis.fault.InputException;
import org.zonelens.analysis.job.JobContext;
import org.zonelens.models.checkpoint.ModelFault;

/** Tells whether two directories hold the same model. */
final class Fingerprint {
  /** Besides the weights, the files that decide what a model does, in a fixed order. */
  private static final List<String> BEFORE_WEIGHTS = List.of("config.json");

  private static final List<String> AFTER_WEIGHTS =
      List.of(
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

  /**
   * SHA-256 over the names, lengths and contents of the files that are there, hexadecimal.
   *
   * @param weights the names of the files that hold the weights, in a fixed order
   */
  static String of(Path directory, List<String> weights, JobContext context) {
    List<Path> files =
        Stream.of(BEFORE_WEIGHTS, weights, AFTER_WEIGHTS)
            .flatMap(List::stream)
            .map(directory::resolve)
            .filter(Files::isRegularFile)
            .toList();
    MessageDigest digest = sha256();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long total = files.stream().mapToLong(Fingerprint::size).sum();
    long done = 0;
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file)) {
        String head = file.getFileName().toString() + '\n' + channel.size() + '\n';
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        while (channel.read(chunk) >= 0) {
          context.checkpoint();
          done += chunk.position();
          digest.update(chunk.flip());
          chunk.clear();
          context.progress(done, total);
        }
      } catch (IOException unreadable) {
        throw new InputException(
            unreadable, ModelFault.WEIGHTS_UNREADABLE, file.toString(), unreadable.toString());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** For the progress only: what cannot be read says so when it is read. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException _) {
      return 0;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
