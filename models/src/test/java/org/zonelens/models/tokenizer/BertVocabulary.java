package org.zonelens.models.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up model directory with a {@code vocab.txt}. */
final class BertVocabulary {
  static final List<String> SPECIALS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private BertVocabulary() {}

  /** Writes the special tokens, with ids from 0, and then the given ones. */
  static Path write(Path directory, String... tokens) throws IOException {
    Files.writeString(
        directory.resolve("vocab.txt"),
        String.join("\n", SPECIALS) + "\n" + String.join("\n", tokens) + "\n");
    return directory;
  }
}
